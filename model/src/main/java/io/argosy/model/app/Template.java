package io.argosy.model.app;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;

/// What a release was rendered from: enough to render it again elsewhere with other variables.
///
/// @param files Compose and environment files by path relative to the project, as text
/// @param composeFiles which of them are Compose files given by the user, in merge order
/// @param variables those the files asked for, except variables that fill secrets
/// @param profiles active profiles
public record Template(
        Map<String, String> files, List<String> composeFiles, Map<String, String> variables, List<String> profiles) {

    public static final Template NONE = new Template(Map.of(), List.of(), Map.of(), List.of());

    public Template {
        files = Frozen.map(files);
        composeFiles = Frozen.list(composeFiles);
        variables = Frozen.map(variables);
        profiles = Frozen.list(profiles);
    }
}
