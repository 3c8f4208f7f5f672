package io.argosy.compose.normalize;

import io.argosy.compose.interpolate.Environment;
import io.argosy.compose.source.Problems;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;

/// What the rules of one file look at beside the value: the directory paths are seen from, the variables, where to
/// complain, and how many ports may still be written out.
public record Scope(String directory, Environment environment, Problems problems, Allowance ports) {
    private static final int MOST_PORTS = 20_000;

    public Scope(String directory, Environment environment, Problems problems) {
        this(directory, environment, problems, new Allowance(MOST_PORTS));
    }

    void error(Node node, Path path, String message, String remedy) {
        problems.error(node.place(), path.toString(), message, remedy);
    }
}
