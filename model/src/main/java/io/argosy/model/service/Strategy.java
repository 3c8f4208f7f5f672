package io.argosy.model.service;

/// What the scheduler aims at among the nodes that may take a task.
public enum Strategy {
    /// Tasks of a service over zones, then over nodes, and nodes loaded evenly: what is lost with a node or a zone is least.
    SPREAD,
    /// The fullest node that has room: nodes stay empty for what is large, or can be given back.
    BINPACK
}
