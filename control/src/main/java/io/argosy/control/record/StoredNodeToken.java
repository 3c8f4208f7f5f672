package io.argosy.control.record;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.PoolName;
import io.argosy.model.id.SpaceName;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A node token, kept under the SHA-256 of its secret in hexadecimal.
///
/// @param name unique among node tokens
/// @param expiresAt from when on it lets nobody in; absent for never
/// @param uses how many machines it may let in; absent for any number
/// @param used how many it has let in
/// @param pool in which machines are that join with it
/// @param space the only space whose tasks those machines take; absent for all
/// @param revokedAt since when it lets nobody in any more
/// @param lastNode which joined with it last, and may do so again should the answer have been lost
public record StoredNodeToken(
        String name,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Integer> uses,
        int used,
        PoolName pool,
        Optional<SpaceName> space,
        Optional<Instant> revokedAt,
        Optional<NodeId> lastNode) {

    public StoredNodeToken {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(uses, "uses");
        pool = Objects.requireNonNullElse(pool, PoolName.DEFAULT);
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(revokedAt, "revokedAt");
        Objects.requireNonNull(lastNode, "lastNode");
        if (used < 0 || uses.filter(most -> most < 1).isPresent()) {
            throw new IllegalArgumentException("a node token is good for one machine or more, and was used no less than never");
        }
    }

    /// A token for any machine, for ever.
    public StoredNodeToken(String name, Instant createdAt) {
        this(name, createdAt, Optional.empty(), Optional.empty(), 0, PoolName.DEFAULT, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean expired(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    public boolean usedUp() {
        return uses.filter(most -> used >= most).isPresent();
    }

    /// Whether it still lets machines in.
    public boolean good(Instant now) {
        return revokedAt.isEmpty() && !expired(now) && !usedUp();
    }

    public StoredNodeToken usedBy(NodeId node) {
        boolean again = lastNode.equals(Optional.of(node));
        return new StoredNodeToken(name, createdAt, expiresAt, uses, again ? used : used + 1, pool, space, revokedAt, Optional.of(node));
    }

    public StoredNodeToken revoked(Instant at) {
        return new StoredNodeToken(name, createdAt, expiresAt, uses, used, pool, space, Optional.of(at), lastNode);
    }
}
