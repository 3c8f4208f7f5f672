package io.argosy.agent.probe;

import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Watches over running containers.
public interface Probes {
    /// One run of a task's container.
    ///
    /// @param startedAt which tells this run from the next
    /// @param address where it is reached; absent when it is on no network
    /// @param wasReady whether it is known to have been ready in this very run
    record Target(TaskItem item, String container, Instant startedAt, Optional<String> address, boolean wasReady) {
        boolean sameRun(Target other) {
            return container.equals(other.container) && startedAt.equals(other.startedAt);
        }
    }

    /// Sees to it that this run is watched, and no earlier one of the task. Cheap when it is watched already.
    ///
    /// @param told each change of the judgement, the first one included; on any thread
    void watch(Target target, Consumer<Judgement> told);

    /// Sees to it that the task is not watched.
    void end(TaskId task);
}
