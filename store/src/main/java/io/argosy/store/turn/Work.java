package io.argosy.store.turn;

import java.time.Duration;
import java.util.Optional;

/// What is done in each turn.
@FunctionalInterface
public interface Work {

    /// May block; is interrupted when its turns are closed. Nothing is done any more after it throws.
    ///
    /// @return how long to wait for a signal; empty to wait for as long as none comes
    Optional<Duration> run();
}
