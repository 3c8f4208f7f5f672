package io.argosy.control.session;

import io.argosy.model.id.NodeId;
import java.time.Duration;
import java.util.Objects;

/// A node that nobody reaches any more.
///
/// @param cause for people
/// @param silence how long nothing was heard of it
public record Loss(NodeId node, String cause, Duration silence) {

    public Loss {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(silence, "silence");
    }
}
