package io.argosy.control;

import io.argosy.store.turn.Turns;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// What a control plane is driven by: who gives turns to its loops and watches, where chance comes from, and who does what a loop must not wait for.
///
/// @param random safe for as many threads as the turns use
/// @param aside does at once, or soon, what may take seconds; whoever gives it does not wait
public record Drive(Turns turns, RandomGenerator random, Executor aside) {

    public Drive {
        Objects.requireNonNull(turns, "turns");
        Objects.requireNonNull(random, "random");
        Objects.requireNonNull(aside, "aside");
    }

    /// Threads, and chance that nobody can foresee.
    public static Drive onThreads() {
        return new Drive(Turns.ON_THREADS, new SecureRandom(), action -> Thread.ofVirtual().name("aside").start(action));
    }
}
