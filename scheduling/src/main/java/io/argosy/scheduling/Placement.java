package io.argosy.scheduling;

import io.argosy.model.id.NodeId;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What became of the search for a node.
public sealed interface Placement {

    record Placed(NodeId node) implements Placement {
        public Placed {
            Objects.requireNonNull(node, "node");
        }
    }

    /// @param nodes how many nodes there are
    /// @param reasons why they were refused, the most frequent first; the counts add up to the number of nodes
    record Unplaceable(int nodes, List<Reason> reasons) implements Placement {
        public Unplaceable {
            reasons = Frozen.list(reasons);
        }

        /// One line for people: `3 nodes: 2 not enough memory (needs 512 MiB, 120 MiB free), 1 draining`.
        @Override
        public String toString() {
            if (nodes == 0) {
                return "no node has joined";
            }
            String counted = reasons.stream().map(Reason::toString).collect(Collectors.joining(", "));
            return nodes + (nodes == 1 ? " node: " : " nodes: ") + counted;
        }
    }

    /// @param detail of the node that came nearest to being accepted; may be empty
    record Reason(int count, String reason, String detail) {
        public Reason {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }

        @Override
        public String toString() {
            return count + " " + reason + (detail.isEmpty() ? "" : " (" + detail + ")");
        }
    }
}
