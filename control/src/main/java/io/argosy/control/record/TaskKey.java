package io.argosy.control.record;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Task;
import io.argosy.store.Table;
import java.util.Objects;

/// A task among those of its app, so that an app is read without looking at others.
public record TaskKey(AppRef app, TaskId id) {

    public TaskKey {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(id, "id");
    }

    public static TaskKey of(Task task) {
        return new TaskKey(task.app(), task.id());
    }

    static <V> Table<TaskKey, V> table(String name, Class<V> value) {
        return Table.of(name, value, key -> key.app + "/" + key.id, TaskKey::parse);
    }

    private static TaskKey parse(String path) {
        String[] parts = path.split("/");
        return new TaskKey(AppRef.of(parts[0], parts[1]), new TaskId(parts[2]));
    }
}
