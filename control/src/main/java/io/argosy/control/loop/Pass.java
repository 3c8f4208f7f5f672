package io.argosy.control.loop;

import java.time.Instant;
import java.util.Optional;

/// One look at everything a loop is responsible for.
@FunctionalInterface
public interface Pass {

    /// @return when to look again, should nothing happen before; absent to leave it to the period
    Optional<Instant> run();
}
