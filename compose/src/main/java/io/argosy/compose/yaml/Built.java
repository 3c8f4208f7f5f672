package io.argosy.compose.yaml;

import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import java.util.List;

/// A value as read, with the paths below it that clear earlier values, and what it weighs written out. A `reset` value
/// is left out of its parent.
record Built(Node node, List<Path> cleared, boolean reset, Weight weight) {
    static Built scalar(Node node, int characters) {
        return new Built(node, List.of(), false, new Weight(1, characters, 0));
    }

    /// The same value in the place of an alias.
    Built repeated() {
        return new Built(node, cleared, reset, new Weight(weight.nodes, weight.characters, weight.nodes));
    }

    Built marked(String tag) {
        return switch (tag) {
            case "!reset" -> new Built(node, List.of(Path.ROOT), true, weight);
            case "!override" -> new Built(node, List.of(Path.ROOT), false, weight);
            default -> this;
        };
    }

    /// Values, characters, and how many of the values came from aliases; refused by the reader long before they could overflow.
    record Weight(long nodes, long characters, long aliased) {
        Weight plus(Weight other) {
            return new Weight(nodes + other.nodes, characters + other.characters, aliased + other.aliased);
        }
    }
}
