package io.argosy.trust;

import io.argosy.model.id.NodeId;
import java.time.Instant;
import java.util.Objects;

/// What the authority says of a certificate.
public sealed interface Vouching {

    /// It is that node's, and valid. Whether it was taken back since, others know.
    record Node(NodeId node, Instant issuedAt, Instant expiresAt) implements Vouching {
        public Node {
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(issuedAt, "issuedAt");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }
    }

    /// It was that node's.
    record Expired(NodeId node, Instant expiredAt) implements Vouching {
        public Expired {
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(expiredAt, "expiredAt");
        }
    }

    /// It is from another authority, or not a node's.
    record Foreign() implements Vouching {}
}
