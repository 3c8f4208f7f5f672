package io.argosy.compose.normalize;

import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;

/// Rewrites a field into its long form; a value already long, or of no known form, comes back as it is.
@FunctionalInterface
interface LongForm {
    Node expand(Node node, Path path, Scope scope);
}
