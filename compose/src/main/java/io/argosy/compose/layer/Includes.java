package io.argosy.compose.layer;

import io.argosy.compose.interpolate.DotEnv;
import io.argosy.compose.interpolate.Environment;
import io.argosy.compose.source.PathNames;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Loads the projects a file includes, each with its own directory and variables.
final class Includes {
    private final Reading reading;
    private final String directory;
    private final Environment environment;
    private final List<String> chain;

    /// `chain`: the files that are being included, outermost first.
    Includes(Reading reading, String directory, Environment environment, List<String> chain) {
        this.reading = reading;
        this.directory = directory;
        this.environment = environment;
        this.chain = chain;
    }

    List<Mapping> load(Mapping root) {
        return root.sequence("include").items().stream().flatMap(entry -> load(entry).stream()).toList();
    }

    private Optional<Mapping> load(Node entry) {
        var paths = entry instanceof Scalar short_ ? List.of(short_.text()) : texts((Mapping) entry, "path");
        if (paths.isEmpty()) {
            reading.problems().error(entry.place(), "include", "an include needs a path", "add path");
            return Optional.empty();
        }
        var files = paths.stream().map(path -> PathNames.resolve(directory, path)).toList();
        var circular = files.stream().filter(chain::contains).findFirst();
        if (circular.isPresent()) {
            reading.problems().error(entry.place(), "include",
                    "include cycle detected: " + String.join(" -> ", chain) + " -> " + circular.get(), "remove one include");
            return Optional.empty();
        }
        return project(entry, files);
    }

    private Optional<Mapping> project(Node entry, List<String> files) {
        var details = entry instanceof Mapping map ? map : Mapping.empty(entry.place());
        var home = details.text("project_directory").map(path -> PathNames.resolve(directory, path))
                .orElse(PathNames.parent(files.getFirst()));
        var variables = environment.orElse(variables(details, home));
        var longer = new ArrayList<>(chain);
        longer.addAll(files);
        return new Layers(reading, home, variables, longer).load(files, entry.place(), "include");
    }

    private Map<String, String> variables(Mapping details, String home) {
        var values = new LinkedHashMap<String, String>();
        for (var file : variableFiles(details, home)) {
            reading.bytes(file, details.place(), "include.env_file").ifPresent(bytes ->
                    values.putAll(DotEnv.read(file, bytes, environment, reading.problems())));
        }
        return values;
    }

    private List<String> variableFiles(Mapping details, String home) {
        if (!details.has("env_file")) {
            var standard = PathNames.resolve(home, ".env");
            return reading.sources().exists(standard) && !reading.sources().isDirectory(standard) ? List.of(standard) : List.of();
        }
        return texts(details, "env_file").stream().filter(file -> !file.equals("/dev/null"))
                .map(file -> PathNames.resolve(directory, file)).toList();
    }

    private static List<String> texts(Mapping map, String key) {
        return map.fields().get(key) instanceof Sequence list ? list.texts() : map.text(key).stream().toList();
    }
}
