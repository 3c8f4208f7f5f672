package io.argosy.agent.session;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/// How long to wait before dialling again: longer each time, never the same for many agents at once.
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final DoubleSupplier random;
    private int failures;

    /// @param random from 0 to 1
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    void succeeded() {
        failures = 0;
    }

    Duration next() {
        Duration full = FIRST.multipliedBy(1L << Math.min(failures, 10));
        failures++;
        Duration bounded = full.compareTo(LONGEST) < 0 ? full : LONGEST;
        return Duration.ofMillis((long) (bounded.toMillis() * (0.5 + random.getAsDouble() / 2)));
    }
}
