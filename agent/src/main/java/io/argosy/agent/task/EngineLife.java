package io.argosy.agent.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When the engine was last away. Written by who reads its events. An agent that begins takes the engine to have come with it: nobody knows what happened before.
public final class EngineLife {
    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration AFTER = Duration.ofSeconds(10);

    private Optional<Instant> lost = Optional.empty();
    private Instant back;
    private boolean away;

    /// @param begun when the agent began
    public EngineLife(Instant begun) {
        this.back = begun;
    }

    public synchronized void lost(Instant at) {
        lost = Optional.of(at);
        away = true;
    }

    public synchronized void back(Instant at) {
        back = at;
        away = false;
    }

    /// Since when the engine is there; empty while it is away, and until whoever reads its events has noticed that it is back.
    synchronized Optional<Instant> upSince() {
        return away ? Optional.empty() : Optional.of(back);
    }

    /// Whether a container that ended at that moment ended with its engine. One that was started since the engine is back did not.
    synchronized boolean tookDown(Instant startedAt, Instant endedAt) {
        return lost.isPresent() && !away && startedAt.isBefore(back) && endedAt.isAfter(lost.get().minus(BEFORE)) && endedAt.isBefore(back.plus(AFTER));
    }
}
