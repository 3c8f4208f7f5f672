package io.argosy.api.rest;

import io.argosy.model.id.PoolName;
import io.argosy.model.id.SpaceName;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A node token, without its secret.
///
/// @param expiresAt from when on it lets nobody in; absent for never
/// @param uses how many machines it may let in; absent for any number
/// @param used how many it has let in
/// @param good whether it still lets machines in
public record NodeTokenView(
        String name,
        PoolName pool,
        Optional<SpaceName> space,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Integer> uses,
        int used,
        Optional<Instant> revokedAt,
        boolean good) {

    public NodeTokenView {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(uses, "uses");
        Objects.requireNonNull(revokedAt, "revokedAt");
    }
}
