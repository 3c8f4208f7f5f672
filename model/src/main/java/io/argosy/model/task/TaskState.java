package io.argosy.model.task;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What an agent says of a task, with what belongs to that state alone.
public sealed interface TaskState {

    TaskPhase phase();

    /// @param step what is being done, for people: `pulling nginx:1.27 (43 %)`
    record Preparing(String step) implements TaskState {
        public Preparing {
            Objects.requireNonNull(step, "step");
        }

        @Override
        public TaskPhase phase() {
            return TaskPhase.PREPARING;
        }
    }

    /// @param since when the container last started or, backing off, ended
    /// @param retryAt when it is started again, when backing off
    record Running(RunState run, Instant since, Optional<Instant> retryAt) implements TaskState {
        public Running {
            Objects.requireNonNull(run, "run");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(retryAt, "retryAt");
        }

        @Override
        public TaskPhase phase() {
            return TaskPhase.RUNNING;
        }
    }

    /// Out of routing and names; its process may still serve requests in flight.
    record Stopping() implements TaskState {
        @Override
        public TaskPhase phase() {
            return TaskPhase.STOPPING;
        }
    }

    record Ended(EndReason reason, Instant at) implements TaskState {
        public Ended {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public TaskPhase phase() {
            return TaskPhase.ENDED;
        }
    }
}
