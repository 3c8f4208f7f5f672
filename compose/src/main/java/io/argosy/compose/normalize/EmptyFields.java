package io.argosy.compose.normalize;

import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.PathRules;
import io.argosy.compose.tree.Rewrite;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import java.util.Optional;

/// Drops fields, and items of lists, that an unset variable has left empty where empty means nothing.
public final class EmptyFields {
    private static final PathRules<Boolean> TABLE = new PathRules<Boolean>()
            .add("configs.*.external", true)
            .add("secrets.*.external", true)
            .add("networks.*.external", true)
            .add("volumes.*.external", true)
            .add("services.*.dns", true)
            .add("services.*.dns_search", true)
            .add("services.*.init", true)
            .add("services.*.tmpfs", true)
            .add("services.*.ports.*.host_ip", true)
            .add("services.*.ports.*.published", true)
            .add("services.*.ports.*.target", true)
            .add("services.*.cpu_count", true)
            .add("services.*.mem_limit", true)
            .add("services.*.cpus", true)
            .add("services.*.stop_grace_period", true);

    private EmptyFields() {}

    public static Mapping drop(Mapping root) {
        return (Mapping) Rewrite.bottomUp(root, Path.ROOT, (node, path) -> kept(node, path));
    }

    private static Optional<Node> kept(Node node, Path path) {
        if (TABLE.find(path).isEmpty()) {
            return Optional.of(node);
        }
        return switch (node) {
            case Scalar scalar -> isEmpty(scalar) ? Optional.empty() : Optional.of(scalar);
            case Sequence list -> items(list);
            case Mapping map -> Optional.of(map);
        };
    }

    private static Optional<Node> items(Sequence list) {
        var kept = list.items().stream().filter(item -> !isEmpty(item)).toList();
        return kept.isEmpty() ? Optional.empty() : Optional.of(new Sequence(kept, list.place()));
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Scalar scalar && (scalar.isNull() || scalar.text().isEmpty());
    }
}
