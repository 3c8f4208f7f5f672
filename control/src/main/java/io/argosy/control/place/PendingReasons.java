package io.argosy.control.place;

import io.argosy.model.id.TaskId;
import java.util.Map;
import java.util.Optional;

/// Why tasks are pending, as the last scheduling pass found. Safe for any number of threads.
public final class PendingReasons {

    private volatile Map<TaskId, String> reasons = Map.of();

    /// For people, with counts; empty when the task was not looked at yet.
    public Optional<String> of(TaskId task) {
        return Optional.ofNullable(reasons.get(task));
    }

    /// @return whether that changed anything
    boolean replace(Map<TaskId, String> found) {
        boolean changed = !reasons.equals(found);
        reasons = Map.copyOf(found);
        return changed;
    }
}
