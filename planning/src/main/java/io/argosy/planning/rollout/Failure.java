package io.argosy.planning.rollout;

import io.argosy.model.task.EndReason;
import io.argosy.planning.view.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether a new task failed, as the update policy counts it.
final class Failure {

    private Failure() {}

    /// When the task counts as failed unless it was ready before: never for one that was, nor for a run of a job that has begun.
    ///
    /// @param job whether it is a run of a job, which may take as long as it likes
    static Optional<Instant> overdueAt(TaskView task, Optional<Instant> readySince, Duration deadline, boolean job) {
        boolean waited = task.wanted() && task.heard() && readySince.isEmpty() && !(job && task.started());
        return waited ? Optional.of(task.task().createdAt().plus(deadline)) : Optional.empty();
    }

    /// A crash loop, a rejection and an end in failure always count. The loss of its container, ill health, and leaving the ready state count until the task
    /// was ready for the monitor time.
    static boolean of(TaskView task, Optional<Instant> readySince, Duration monitor, Instant now) {
        boolean watched = readySince.isEmpty() || now.isBefore(readySince.get().plus(monitor));
        Optional<EndReason> end = task.endedByItself();
        if (end.isPresent()) {
            return switch (end.get()) {
                case COMPLETED -> false;
                case FAILED, REJECTED -> true;
                case LOST, STOPPED -> watched;
            };
        }
        if (!task.wanted()) {
            return false;
        }
        return task.crashLooping() || watched && (task.unhealthy() || readySince.isPresent() && task.started() && !task.ready());
    }

}
