package io.argosy.agent.label;

import io.argosy.model.id.NodeId;
import java.util.Objects;

/// Who the agent is, as the server told it.
public record Identity(String cluster, NodeId node) {
    public Identity {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(node, "node");
    }
}
