package io.argosy.control.join;

import io.argosy.model.id.NodeId;
import java.util.Objects;

/// What became of a machine that wanted to join.
public sealed interface JoinOutcome {

    /// It is a node, and may have a certificate. @param cluster id of the cluster
    record Joined(NodeId node, String cluster) implements JoinOutcome {
        public Joined {
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(cluster, "cluster");
        }
    }

    /// It is not, and nothing was written.
    ///
    /// @param code stable, as in docs/errors.md @param problem for people, with the remedy
    record Refused(String code, String problem) implements JoinOutcome {
        public Refused {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(problem, "problem");
        }
    }
}
