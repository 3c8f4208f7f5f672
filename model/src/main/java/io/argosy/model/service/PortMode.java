package io.argosy.model.service;

/// Who listens on a published port.
public enum PortMode {
    /// The gateway, on every node, balancing over ready tasks.
    INGRESS,
    /// The task's own container, on the task's node.
    HOST
}
