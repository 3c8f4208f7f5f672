package io.argosy.compose.schema;

import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.PathRules;
import io.argosy.compose.tree.Rewrite;
import java.util.Optional;

/// Fields beginning with `x-`, which Compose lets stand beside its own keys; names of services and variables are none.
public final class Extensions {
    private Extensions() {}

    static boolean isExtension(String key, PathRules<Row> rules) {
        return key.startsWith("x-") && !rules.isOpen();
    }

    /// The tree without extensions below the top level.
    public static Mapping dropNested(Mapping root) {
        return Rewrite.fields(root, Path.ROOT, (node, path) -> {
            var key = path.segment();
            return Optional.of(isExtension(key, Keys.all()) ? node : drop(node, path, Keys.all().child(key)));
        });
    }

    private static Node drop(Node node, Path path, PathRules<Row> rules) {
        return Rewrite.children(node, path, (child, at) -> {
            var key = at.segment();
            return isExtension(key, rules) ? Optional.empty() : Optional.of(drop(child, at, rules.child(key)));
        });
    }
}
