package io.argosy.scheduling.cluster;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.SpaceName;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.node.NodeFacts;
import java.util.Objects;
import java.util.Optional;

/// The three records of a node, read at one moment.
///
/// @param facts absent until the node's agent reported for the first time
public record NodeSnapshot(Node node, Optional<NodeFacts> facts, Liveness liveness) {

    public NodeSnapshot {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(liveness, "liveness");
    }

    public NodeId id() {
        return node.id();
    }

    public boolean connected() {
        return liveness.state() == Liveness.State.CONNECTED;
    }

    /// Whether its tasks are taken to be gone.
    public boolean lost() {
        return liveness.state() == Liveness.State.LOST;
    }

    public boolean active() {
        return node.availability() == Node.Availability.ACTIVE;
    }

    /// Whether tasks of the space may run here.
    public boolean takes(SpaceName space) {
        return node.space().filter(own -> !own.equals(space)).isEmpty();
    }
}
