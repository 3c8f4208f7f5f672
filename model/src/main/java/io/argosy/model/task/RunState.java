package io.argosy.model.task;

/// How a task in phase RUNNING is at the moment.
public enum RunState {
    /// The container runs, its probe has not passed yet.
    STARTING,
    /// The container runs and its probe passed, or it has none: in routing and names.
    READY,
    /// The container runs, its probe failed.
    UNHEALTHY,
    /// The container ended, and is started again after a while.
    BACKING_OFF
}
