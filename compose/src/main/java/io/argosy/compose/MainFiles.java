package io.argosy.compose;

import io.argosy.compose.source.PathNames;
import io.argosy.compose.source.Sources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds the files of a load: those asked for, else `COMPOSE_FILE`, else the usual names here or in a directory above.
final class MainFiles {
    private static final List<String> USUAL = List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES = List.of("compose.override.yaml", "compose.override.yml",
            "docker-compose.override.yml", "docker-compose.override.yaml");

    private MainFiles() {}

    static List<String> find(LoadRequest request, Sources sources, Optional<String> composeFile) {
        var named = request.files().isEmpty()
                ? composeFile.filter(text -> !text.isEmpty()).map(text -> Arrays.asList(text.split(":"))).orElse(List.of()) : request.files();
        if (!named.isEmpty()) {
            return named.stream().map(file -> PathNames.resolve(request.workingDirectory(), file)).toList();
        }
        for (var directory = request.workingDirectory(); ; directory = PathNames.parent(directory)) {
            var found = in(directory, sources);
            if (!found.isEmpty() || directory.equals("/")) {
                return found;
            }
        }
    }

    private static List<String> in(String directory, Sources sources) {
        var files = new ArrayList<String>();
        first(directory, USUAL, sources).ifPresent(file -> {
            files.add(file);
            first(directory, OVERRIDES, sources).ifPresent(files::add);
        });
        return files;
    }

    private static Optional<String> first(String directory, List<String> names, Sources sources) {
        return names.stream().map(name -> PathNames.resolve(directory, name))
                .filter(file -> sources.exists(file) && !sources.isDirectory(file)).findFirst();
    }
}
