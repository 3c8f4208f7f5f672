package io.argosy.agent.lease;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// What a task's lease allows at a moment.
///
/// @param stopIn when a task that is held has to begin to stop, if its lease is not renewed before
public record Leased(Standing standing, Optional<Duration> stopIn) {
    /// A task that needs no lease.
    public static final Leased FREE = new Leased(Standing.FREE, Optional.empty());

    /// How a task stands to its lease.
    public enum Standing {
        /// It needs none.
        FREE,
        /// It may be started and run.
        HELD,
        /// There is just time left to stop it.
        ENDING,
        /// It must not run.
        NONE
    }

    public Leased {
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(stopIn, "stopIn");
    }

    /// Whether the task may be started, or run on.
    public boolean mayRun() {
        return switch (standing) {
            case FREE, HELD -> true;
            case ENDING, NONE -> false;
        };
    }
}
