package io.argosy.model.network;

import io.argosy.model.id.NodeId;
import java.util.Objects;
import java.util.Optional;

/// The cluster's Swarm, from the moment it was decided that there is to be one.
///
/// @param steward the manager that is told to change members and to make and remove overlays; at first the node that begins the Swarm
/// @param id the Swarm's; absent until the steward has begun it
public record Swarm(NodeId steward, Optional<String> id) {

    public Swarm {
        Objects.requireNonNull(steward, "steward");
        Objects.requireNonNull(id, "id");
    }

    public Swarm stewardedBy(NodeId other) {
        return new Swarm(other, id);
    }
}
