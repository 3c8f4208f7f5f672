package io.argosy.model.service;

/// When a registry is asked for an image. It is asked once per release: after that the release is pinned to what was found.
public enum PullPolicy {
    /// At each release, so that a moved tag is seen.
    ALWAYS,
    /// When no node has the image.
    MISSING,
    /// Never: the image was loaded or built on a node.
    NEVER
}
