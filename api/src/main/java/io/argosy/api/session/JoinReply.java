package io.argosy.api.session;

import io.argosy.model.id.NodeId;
import io.argosy.model.join.JoinCheck;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the server says on the call by which a machine joins.
public sealed interface JoinReply {

    /// The first message. @param value by chance, for this call only
    record Challenge(String value) implements JoinReply {
        public Challenge {
            Objects.requireNonNull(value, "value");
        }
    }

    /// Has the machine find something out; one at a time.
    record Ask(JoinCheck check) implements JoinReply {
        public Ask {
            Objects.requireNonNull(check, "check");
        }
    }

    /// The machine is a node; the call ends after it.
    ///
    /// @param certificates the node's, then the authority's: X.509 in base64
    record Issued(String cluster, NodeId node, List<String> certificates) implements JoinReply {
        public Issued {
            Objects.requireNonNull(cluster, "cluster");
            Objects.requireNonNull(node, "node");
            certificates = Frozen.list(certificates);
        }
    }

    /// It is not; the call ends after it.
    ///
    /// @param code stable
    /// @param problem for people, with the remedy
    /// @param leader `host:port` of the server that leads, when the code is [SessionMethods#NOT_LEADING] and this one knows
    record Refused(String code, String problem, Optional<String> leader) implements JoinReply {
        public Refused {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(problem, "problem");
            Objects.requireNonNull(leader, "leader");
        }

        public Refused(String code, String problem) {
            this(code, problem, Optional.empty());
        }
    }
}
