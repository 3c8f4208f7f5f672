package io.argosy.server.trust;

import io.argosy.model.id.NodeId;
import java.time.Instant;
import java.util.Objects;

/// Who is at the other end of a connection.
public sealed interface Peer {

    /// The agent of this node, until then.
    record Certified(NodeId node, Instant expiresAt) implements Peer {
        public Certified {
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }
    }

    /// Nobody who may have a session. @param code stable @param problem for people, with the remedy
    record Stranger(String code, String problem) implements Peer {
        public Stranger {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(problem, "problem");
        }
    }
}
