package io.argosy.model.task;

/// How far a task has come. A phase is never followed by an earlier one.
public enum TaskPhase {
    /// No node yet.
    PENDING,
    /// A node was chosen; its agent has said nothing of the task yet.
    ASSIGNED,
    /// Its agent gets image, networks, volumes and files ready.
    PREPARING,
    /// Its container was started. Within this phase the [RunState] comes and goes.
    RUNNING,
    /// It is out of routing and names, and told to stop.
    STOPPING,
    /// Nothing of it runs or will run.
    ENDED;

    /// Whether a task in this phase may next be seen in the other one. Phases may be skipped, never gone back.
    public boolean mayBecome(TaskPhase next) {
        return next.ordinal() >= ordinal();
    }
}
