package io.argosy.model.service;

/// The two kinds of content that releases carry into containers.
public enum ContentKind {
    /// Shown to anybody who may see the app.
    CONFIG,
    /// Never shown: encrypted in the store and on nodes, mounted from memory.
    SECRET
}
