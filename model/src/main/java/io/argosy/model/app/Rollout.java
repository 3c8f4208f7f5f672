package io.argosy.model.app;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.TaskId;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The way of an app to a release. At most one rollout of an app is active; a newer one supersedes it.
///
/// @param from the release that was the target before; absent for a first deploy
/// @param startedAt when it was asked for
/// @param changedAt when it came to its phase
/// @param lastBatch when the last batch of each service was begun, to keep the delay
/// @param readySince when each new task was first seen ready, to keep the monitor time
/// @param failed new tasks that failed, by service
/// @param message why it is where it is, for people; empty when all is well
public record Rollout(
        AppRef app,
        ReleaseNumber to,
        Optional<ReleaseNumber> from,
        Phase phase,
        Instant startedAt,
        Instant changedAt,
        Map<ServiceName, Instant> lastBatch,
        Map<TaskId, Instant> readySince,
        Map<ServiceName, Set<TaskId>> failed,
        String message) {

    /// How far a rollout has come.
    public enum Phase {
        /// Its images are being found and pinned; nothing runs of it.
        PREPARING,
        /// Tasks are replaced.
        ROLLING,
        /// It stopped half way after failures, as its update policy asked; a new deploy or a rollback ends this.
        PAUSED,
        /// Every service runs as released, and was watched long enough; or, right after PREPARING, nothing turned out to be different, and no release was made.
        DONE,
        /// It failed; the release before it was made the target again, where there was one.
        FAILED,
        /// A newer rollout took its place.
        SUPERSEDED;

        public boolean active() {
            return switch (this) {
                case PREPARING, ROLLING, PAUSED -> true;
                case DONE, FAILED, SUPERSEDED -> false;
            };
        }

        /// Whether a rollout in this phase may come to the other one. A phase may follow itself, with another message.
        public boolean mayBecome(Phase next) {
            return this == next || switch (this) {
                case PREPARING -> next == ROLLING || next == DONE || next == FAILED || next == SUPERSEDED;
                case ROLLING -> next != PREPARING;
                case PAUSED -> next == FAILED || next == SUPERSEDED;
                case DONE, FAILED, SUPERSEDED -> false;
            };
        }
    }

    public Rollout {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(changedAt, "changedAt");
        lastBatch = Frozen.map(lastBatch);
        readySince = Frozen.map(readySince);
        failed = Frozen.map(failed);
        Objects.requireNonNull(message, "message");
    }

    public static Rollout begin(AppRef app, ReleaseNumber to, Optional<ReleaseNumber> from, Instant now) {
        return new Rollout(app, to, from, Phase.PREPARING, now, now, Map.of(), Map.of(), Map.of(), "");
    }

    /// @throws IllegalStateException when the phase may not follow
    public Rollout in(Phase next, Instant now, String why) {
        if (!phase.mayBecome(next)) {
            throw new IllegalStateException("a rollout that is " + phase + " cannot become " + next);
        }
        return new Rollout(app, to, from, next, startedAt, now, lastBatch, readySince, failed, why);
    }

    public Rollout withLastBatch(Map<ServiceName, Instant> batches) {
        return new Rollout(app, to, from, phase, startedAt, changedAt, batches, readySince, failed, message);
    }

    public Rollout withReadySince(Map<TaskId, Instant> ready) {
        return new Rollout(app, to, from, phase, startedAt, changedAt, lastBatch, ready, failed, message);
    }

    public Rollout withFailed(Map<ServiceName, Set<TaskId>> failures) {
        return new Rollout(app, to, from, phase, startedAt, changedAt, lastBatch, readySince, failures, message);
    }
}
