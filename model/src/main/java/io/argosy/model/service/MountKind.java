package io.argosy.model.service;

/// Where the content of a mount lives.
public enum MountKind {
    /// A path of the node.
    BIND,
    /// A volume of the engine, named or anonymous.
    VOLUME,
    /// Memory; gone with the container.
    TMPFS
}
