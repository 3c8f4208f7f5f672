package io.argosy.compose.schema;

import io.argosy.compose.source.Problems;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.PathRules;
import io.argosy.compose.tree.Rewrite;
import java.util.List;
import java.util.Optional;

/// Keys that must be there once all files are laid over each other.
public final class RequiredKeys {
    private static final PathRules<List<String>> TABLE = new PathRules<List<String>>()
            .add("models.*", List.of("model"))
            .add("services.*.depends_on.*", List.of("condition"))
            .add("services.*.devices.*", List.of("source"))
            .add("services.*.develop.watch.*", List.of("path", "action"))
            .add("services.*.env_file.*", List.of("path"))
            .add("services.*.ports.*", List.of("target"))
            .add("services.*.post_start.*", List.of("command"))
            .add("services.*.pre_stop.*", List.of("command"))
            .add("services.*.provider", List.of("type"))
            .add("services.*.ulimits.*", List.of("soft", "hard"))
            .add("services.*.build.ulimits.*", List.of("soft", "hard"))
            .add("services.*.volumes.*", List.of("type", "target"));

    private RequiredKeys() {}

    public static void check(Mapping project, Problems problems) {
        Rewrite.bottomUp(project, Path.ROOT, (node, path) -> {
            if (node instanceof Mapping map) {
                TABLE.find(path).ifPresent(keys -> keys.stream().filter(key -> !map.has(key))
                        .forEach(key -> problems.error(map.place(), path.toString(), key + " is missing", "add " + key)));
            }
            return Optional.of(node);
        });
    }
}
