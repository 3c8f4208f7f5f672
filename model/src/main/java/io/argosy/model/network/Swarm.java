package io.argosy.model.network;

import io.argosy.model.id.NodeId;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The cluster's Swarm, from the moment it was decided that there is to be one.
///
/// @param steward the manager that is told to change members and to make and remove overlays; at first the node that begins the Swarm
/// @param id the Swarm's; absent until the steward has begun it
/// @param managers ids of its managers when the steward last told: most of them must be there for anything to change
/// @param stuck whether its managers cannot agree, and those that are lost might without the others: it waits for them, or for a person's word
public record Swarm(NodeId steward, Optional<String> id, Set<String> managers, boolean stuck) {

    public Swarm {
        Objects.requireNonNull(steward, "steward");
        Objects.requireNonNull(id, "id");
        managers = Collections.unmodifiableSortedSet(new TreeSet<>(managers));
    }

    /// One that is to be begun.
    public static Swarm begunBy(NodeId steward) {
        return new Swarm(steward, Optional.empty(), Set.of(), false);
    }

    public Swarm stewardedBy(NodeId other) {
        return new Swarm(other, id, managers, stuck);
    }

    public Swarm stuck(boolean now) {
        return new Swarm(steward, id, managers, now);
    }
}
