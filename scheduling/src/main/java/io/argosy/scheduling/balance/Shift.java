package io.argosy.scheduling.balance;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import java.util.Objects;

/// A task that would better be on another node.
public record Shift(TaskId task, NodeId from, NodeId to) {

    public Shift {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }
}
