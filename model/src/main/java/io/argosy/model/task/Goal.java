package io.argosy.model.task;

/// What the server wants a task to come to. A task's goal only moves forward.
public enum Goal {
    /// Run, or run to completion.
    RUN,
    /// Leave routing and names, let requests in flight end, stop with the stop signal, remove the container.
    STOP
}
