package io.argosy.api.rest;

import io.argosy.model.id.PoolName;
import io.argosy.model.id.SpaceName;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// A node token to make.
///
/// @param pool in which machines will be that join with it; `default` when absent
/// @param space the only space whose tasks those machines take; all when absent
/// @param lifetime how long it lets machines in; for ever when absent
/// @param uses how many machines it lets in; any number when absent
public record NodeTokenRequest(Optional<PoolName> pool, Optional<SpaceName> space, Optional<Duration> lifetime, Optional<Integer> uses) {

    public NodeTokenRequest {
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(lifetime, "lifetime");
        Objects.requireNonNull(uses, "uses");
    }
}
