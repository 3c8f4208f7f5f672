package io.argosy.cli.project;

import io.argosy.compose.ComposeLoader;
import io.argosy.compose.LoadRequest;
import io.argosy.compose.LoadResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Compose project of the working directory, when a command needs no more than its name.
public final class ProjectFiles {

    private ProjectFiles() {}

    /// The name of the project here; empty when there is none or it has mistakes.
    public static Optional<String> nameHere(Map<String, String> environment) {
        Optional<String> set = Optional.ofNullable(environment.get("COMPOSE_PROJECT_NAME")).filter(name -> !name.isEmpty());
        return set.isPresent() ? set : load(environment);
    }

    private static Optional<String> load(Map<String, String> environment) {
        String directory = Path.of("").toAbsolutePath().toString();
        LoadRequest request = new LoadRequest(directory, List.of(), List.of(), environment, List.of(), Optional.empty(), Optional.empty());
        return switch (ComposeLoader.load(new DiskSources(), request)) {
            case LoadResult.Loaded loaded -> Optional.of(loaded.project().name());
            case LoadResult.Failed _ -> Optional.empty();
        };
    }
}
