package io.argosy.agent.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When the engine was last away. Written by who reads its events.
public final class EngineLife {
    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration AFTER = Duration.ofSeconds(10);

    private Optional<Instant> lost = Optional.empty();
    private Optional<Instant> back = Optional.empty();

    public synchronized void lost(Instant at) {
        lost = Optional.of(at);
    }

    public synchronized void back(Instant at) {
        back = Optional.of(at);
    }

    public synchronized Optional<Instant> back() {
        return back;
    }

    /// Whether a container that ended at that moment ended with its engine.
    synchronized boolean tookDown(Instant endedAt) {
        return lost.isPresent() && back.isPresent()
                && endedAt.isAfter(lost.get().minus(BEFORE)) && endedAt.isBefore(back.get().plus(AFTER));
    }
}
