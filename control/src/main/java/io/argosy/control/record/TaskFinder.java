package io.argosy.control.record;

import io.argosy.model.id.TaskId;
import io.argosy.store.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Finds a task by its id alone, remembering where tasks lie. Safe for any number of threads.
public final class TaskFinder {

    private volatile Map<TaskId, TaskKey> known = Map.of();

    public Optional<TaskKey> find(Snapshot snapshot, TaskId id) {
        TaskKey key = known.get(id);
        if (key == null) {
            Map<TaskId, TaskKey> all = new HashMap<>();
            snapshot.scan(Tables.TASKS).forEach(entry -> all.put(entry.key().id(), entry.key()));
            known = all;
            key = all.get(id);
        }
        return Optional.ofNullable(key);
    }
}
