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

    /// It is that client's, and valid. Whether its token is still known, others know.
    record Client(ClientName client, Instant issuedAt, Instant expiresAt) implements Vouching {
        public Client {
            Objects.requireNonNull(client, "client");
            Objects.requireNonNull(issuedAt, "issuedAt");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }
    }

    /// It was that client's.
    record ExpiredClient(ClientName client, Instant expiredAt) implements Vouching {
        public ExpiredClient {
            Objects.requireNonNull(client, "client");
            Objects.requireNonNull(expiredAt, "expiredAt");
        }
    }

    /// It is from another authority, or neither a node's nor a client's.
    record Foreign() implements Vouching {}
}
