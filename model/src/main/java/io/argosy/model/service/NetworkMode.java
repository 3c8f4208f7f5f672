package io.argosy.model.service;

/// What a container is connected to.
public enum NetworkMode {
    /// The networks of its app.
    APP,
    /// The node's own network stack.
    HOST,
    /// Nothing but loopback.
    NONE
}
