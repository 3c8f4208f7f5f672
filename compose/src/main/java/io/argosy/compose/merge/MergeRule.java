package io.argosy.compose.merge;

import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;

/// Puts one value over another at a path.
@FunctionalInterface
interface MergeRule {
    Node merge(Node base, Node over, Path path);
}
