package io.argosy.compose.interpolate;

import io.argosy.compose.source.Problems;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.Rewrite;
import io.argosy.compose.tree.Scalar;
import java.util.Optional;

/// Expands the variables in every string value of a tree; keys stay as they are.
public final class Interpolator {
    private static final int MOST = 16 << 20;

    private final Environment environment;
    private final Problems problems;
    private int produced;

    public Interpolator(Environment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    public Mapping interpolate(Mapping root) {
        return (Mapping) Rewrite.bottomUp(root, Path.ROOT, (node, path) -> Optional.of(value(node, path)));
    }

    private Node value(Node node, Path path) {
        return node instanceof Scalar scalar && scalar.isString() && scalar.text().indexOf('$') >= 0 ? expanded(scalar, path) : node;
    }

    private Scalar expanded(Scalar scalar, Path path) {
        if (produced > MOST) {
            problems.error(scalar.place(), path.toString(), "the file grows beyond " + MOST + " characters by its variables");
            return scalar;
        }
        return switch (Template.expand(scalar.text(), environment::find)) {
            case Expansion.Expanded done -> accepted(scalar, path, done);
            case Expansion.Invalid invalid -> {
                problems.error(scalar.place(), path.toString(), invalid.message(), invalid.remedy());
                yield scalar;
            }
        };
    }

    private Scalar accepted(Scalar scalar, Path path, Expansion.Expanded done) {
        produced += done.text().length();
        for (var name : done.unset()) {
            problems.warning(scalar.place(), path.toString(), "variable " + name + " is not set, it reads as empty",
                    "set it, or give a default: ${" + name + ":-}");
        }
        return Scalar.string(done.text(), scalar.place());
    }
}
