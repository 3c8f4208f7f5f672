package io.argosy.server.view;

import io.argosy.api.rest.TaskView;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskStatus;
import java.util.Map;
import java.util.Optional;

/// Tasks.
public final class TaskViews {

    private TaskViews() {}

    public static TaskView of(io.argosy.control.task.TaskView view) {
        Task task = view.task();
        Optional<TaskStatus> status = view.status();
        return new TaskView(
                task.id(),
                task.slot().shortName(),
                task.app(),
                task.service(),
                task.slot().release(),
                view.node(),
                task.goal(),
                view.phase(),
                view.state(),
                view.since(),
                task.createdAt(),
                status.map(TaskStatus::restarts).orElse(0),
                status.flatMap(TaskStatus::exitCode),
                view.image(),
                status.flatMap(TaskStatus::container),
                status.map(TaskStatus::addresses).orElse(Map.of()),
                view.ports(),
                task.cause(),
                view.message());
    }
}
