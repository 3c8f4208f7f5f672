package io.argosy.compose;

import io.argosy.compose.interpolate.Environment;
import io.argosy.compose.render.JsonForm;
import io.argosy.compose.render.JsonWriter;
import io.argosy.compose.render.YamlWriter;
import io.argosy.compose.tree.Mapping;
import java.util.List;
import java.util.Map;

/// A loaded Compose project in canonical form. `disabledServices`: those whose profiles are not active. `files`:
/// the absolute names of the main files. `variables`: those that the files asked for, from
/// the caller or from env files; with them and the files read, a load needs no env files.
/// `environment`: all variables it was loaded with, env files included.
public record Project(String name, String directory, List<String> files, Mapping root, List<String> disabledServices,
        Map<String, String> variables, Environment environment) {
    public Project {
        files = List.copyOf(files);
        disabledServices = List.copyOf(disabledServices);
        variables = Map.copyOf(variables);
    }

    /// The project as JSON, as Docker Compose prints it: extensions only at the top.
    public String json() {
        return JsonWriter.write(JsonForm.of(root));
    }

    /// A Compose file that loads to this project.
    public String yaml() {
        return YamlWriter.write(root);
    }
}
