package io.argosy.scheduling.preempt;

import io.argosy.model.id.NodeId;
import io.argosy.scheduling.cluster.Demand;
import java.time.Instant;
import java.util.Objects;

/// A task that takes room on a node.
///
/// @param since when it was made
/// @param leaving whether it was told to stop: its room will be free soon
public record Tenant(Demand demand, NodeId node, Instant since, boolean leaving) {

    public Tenant {
        Objects.requireNonNull(demand, "demand");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(since, "since");
    }

    int priority() {
        return demand.spec().priority();
    }

    /// Whether it may be stopped for the other: it is less important, of another service, and no volume keeps it from running elsewhere.
    boolean givesWayTo(Demand other) {
        return !leaving && priority() < other.spec().priority() && demand.localVolumes().isEmpty() && !demand.service().equals(other.service());
    }
}
