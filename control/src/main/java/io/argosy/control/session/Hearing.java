package io.argosy.control.session;

import io.argosy.model.id.NodeId;
import java.util.Objects;

/// When an agent with an open session was heard last.
///
/// @param beats whether it says regularly that it is there
/// @param at in nanoseconds of the server's own count, as [Sessions#ticks] gives them
public record Hearing(NodeId node, boolean beats, long at) {

    public Hearing {
        Objects.requireNonNull(node, "node");
    }
}
