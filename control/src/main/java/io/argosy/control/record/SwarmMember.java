package io.argosy.control.record;

import io.argosy.model.id.NodeId;
import java.util.Objects;

/// Whose engine an id in a Swarm of this cluster is, or was.
public record SwarmMember(NodeId node) {

    public SwarmMember {
        Objects.requireNonNull(node, "node");
    }
}
