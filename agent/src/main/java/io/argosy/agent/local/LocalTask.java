package io.argosy.agent.local;

import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.task.Goal;
import io.argosy.model.task.TaskStatus;
import java.util.Objects;

/// A task of this node with its live status.
public record LocalTask(TaskItem item, TaskStatus status) {
    public LocalTask {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(status, "status");
    }

    /// Whether it belongs into routing and names.
    public boolean routable() {
        return status.ready() && item.task().goal() == Goal.RUN;
    }
}
