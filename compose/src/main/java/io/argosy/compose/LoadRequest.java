package io.argosy.compose;

import io.argosy.compose.source.PathNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What to load. `files` and `envFiles` may be relative to `workingDirectory`, which is absolute; without
/// files the usual names are looked for there, without env files `.env` in the project's directory is read when it
/// exists. `environment`: the caller's variables; they win over env files. `projectDirectory`: what relative
/// paths in the files are seen from, else the directory of the first file.
public record LoadRequest(String workingDirectory, List<String> files, List<String> envFiles, Map<String, String> environment,
        List<String> profiles, Optional<String> projectName, Optional<String> projectDirectory) {
    public LoadRequest {
        if (!PathNames.isAbsolute(workingDirectory)) {
            throw new IllegalArgumentException("working directory must be absolute: " + workingDirectory);
        }
        workingDirectory = PathNames.clean(workingDirectory);
        files = List.copyOf(files);
        envFiles = List.copyOf(envFiles);
        environment = Map.copyOf(environment);
        profiles = List.copyOf(profiles);
    }

    /// The given files, nothing else.
    public static LoadRequest of(String workingDirectory, String... files) {
        return new LoadRequest(workingDirectory, List.of(files), List.of(), Map.of(), List.of(), Optional.empty(), Optional.empty());
    }

    public LoadRequest withEnvironment(Map<String, String> variables) {
        return new LoadRequest(workingDirectory, files, envFiles, variables, profiles, projectName, projectDirectory);
    }

    public LoadRequest withEnvFiles(List<String> named) {
        return new LoadRequest(workingDirectory, files, named, environment, profiles, projectName, projectDirectory);
    }

    public LoadRequest withProfiles(List<String> active) {
        return new LoadRequest(workingDirectory, files, envFiles, environment, active, projectName, projectDirectory);
    }

    public LoadRequest withProjectName(String name) {
        return new LoadRequest(workingDirectory, files, envFiles, environment, profiles, Optional.of(name), projectDirectory);
    }
}
