package io.argosy.agent.lease;

import io.argosy.agent.lease.Leased.Standing;
import io.argosy.model.service.ExclusiveSpec;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// The lease of one task, as a rule over time.
///
/// @param lease how long it lasts from when it was asked for
/// @param grace how long the task may take to stop
record Terms(Duration lease, Duration grace) {
    /// What the stop may take besides the task's own grace.
    static final Duration SLACK = Duration.ofSeconds(1);

    /// Of the time in which a lease can be renewed; two may fail.
    private static final int TRIES = 3;

    Terms {
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(grace, "grace");
        Duration most = lease.minus(ExclusiveSpec.ROOM);
        grace = grace.compareTo(most) < 0 ? grace : most.isNegative() ? Duration.ZERO : most;
    }

    /// How long after it was asked for a task whose lease is not renewed begins to stop.
    private Duration running() {
        return lease.minus(grace).minus(SLACK);
    }

    Duration renewEvery() {
        return running().dividedBy(TRIES);
    }

    /// @param until when the lease lapses; absent when none was granted
    Leased at(Optional<Duration> until, Duration now) {
        if (until.isEmpty() || until.get().compareTo(now) <= 0) {
            return new Leased(Standing.NONE, Optional.empty());
        }
        Duration stopIn = until.get().minus(grace).minus(SLACK).minus(now);
        return stopIn.isPositive() ? new Leased(Standing.HELD, Optional.of(stopIn)) : new Leased(Standing.ENDING, Optional.empty());
    }
}
