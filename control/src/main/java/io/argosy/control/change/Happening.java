package io.argosy.control.change;

import io.argosy.model.event.Event;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.task.Task;
import java.time.Instant;
import java.util.Optional;

/// Makes events of what happened to one thing.
public final class Happening {

    private Happening() {}

    public static Event ofApp(Instant at, Severity severity, String kind, AppRef app, String message) {
        return new Event(at, severity, kind, Optional.of(app), Optional.empty(), Optional.empty(), Optional.empty(), message);
    }

    public static Event ofTask(Instant at, Severity severity, String kind, Task task, String message) {
        return new Event(
                at, severity, kind, Optional.of(task.app()), Optional.of(task.service()), Optional.of(task.id()), task.node(), message);
    }

    public static Event ofNode(Instant at, Severity severity, String kind, NodeId node, String message) {
        return new Event(at, severity, kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(node), message);
    }
}
