package io.argosy.model.event;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.TaskId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Something that happened, with its cause.
///
/// @param kind stable code, dotted: `task.created`, `rollout.failed`, `node.away`
/// @param message for people, cause included
public record Event(
        Instant at,
        Severity severity,
        String kind,
        Optional<AppRef> app,
        Optional<ServiceName> service,
        Optional<TaskId> task,
        Optional<NodeId> node,
        String message) {

    /// Whether somebody should look.
    public enum Severity { INFO, WARNING, ERROR }

    public Event {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(message, "message");
    }
}
