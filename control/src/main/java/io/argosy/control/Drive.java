package io.argosy.control;

import io.argosy.store.turn.Turns;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// What a control plane is driven by: who gives turns to its loops and watches, and where chance comes from.
///
/// @param random safe for as many threads as the turns use
public record Drive(Turns turns, RandomGenerator random) {

    public Drive {
        Objects.requireNonNull(turns, "turns");
        Objects.requireNonNull(random, "random");
    }

    /// Threads, and chance that nobody can foresee.
    public static Drive onThreads() {
        return new Drive(Turns.ON_THREADS, new SecureRandom());
    }
}
