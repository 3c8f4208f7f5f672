package io.argosy.control.task;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.TaskId;
import java.util.Objects;

/// Where a task can be asked for its output or be given a program: a connected node that knows of it.
///
/// @param name `web.2`
public record TaskLocation(TaskId task, String name, NodeId node, NodeName nodeName) {

    public TaskLocation {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(nodeName, "nodeName");
    }
}
