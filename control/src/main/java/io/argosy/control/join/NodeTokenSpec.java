package io.argosy.control.join;

import io.argosy.model.id.PoolName;
import io.argosy.model.id.SpaceName;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// A node token to make.
///
/// @param pool in which machines will be that join with it
/// @param space the only space whose tasks those machines take; absent for all
/// @param lifetime how long it lets machines in; absent for ever
/// @param uses how many machines it lets in; absent for any number
public record NodeTokenSpec(PoolName pool, Optional<SpaceName> space, Optional<Duration> lifetime, Optional<Integer> uses) {

    public NodeTokenSpec {
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(lifetime, "lifetime");
        Objects.requireNonNull(uses, "uses");
    }
}
