package io.argosy.control.deploy;

import io.argosy.model.id.ServiceName;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Compose files with everything they refer to, so that the server renders exactly what the client saw.
///
/// @param files every file that loading the project read, by absolute path; the arrays are not changed afterwards
/// @param composeFiles paths of the Compose files, in merge order
/// @param workingDirectory against which relative paths are meant
/// @param variables values of the variables the files asked for
/// @param images references that replace those of the files, as for images just built
/// @param message a note kept with the release
public record DeployInput(
        Map<String, byte[]> files,
        List<String> composeFiles,
        String workingDirectory,
        Map<String, String> variables,
        List<String> profiles,
        Map<ServiceName, String> images,
        Optional<String> message) {

    public DeployInput {
        files = Frozen.map(files);
        composeFiles = Frozen.list(composeFiles);
        Objects.requireNonNull(workingDirectory, "workingDirectory");
        variables = Frozen.map(variables);
        profiles = Frozen.list(profiles);
        images = Frozen.map(images);
        Objects.requireNonNull(message, "message");
    }
}
