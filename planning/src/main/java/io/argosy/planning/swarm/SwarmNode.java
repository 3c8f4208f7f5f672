package io.argosy.planning.swarm;

import io.argosy.model.id.NodeId;
import io.argosy.model.network.Membership;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A node as the Swarm's planner sees it.
///
/// @param topology where it stands, outermost first
/// @param usable whether it is connected and its engine can be used
/// @param lost whether it is taken to be gone, with what ran on it
/// @param membership as its agent last reported
/// @param failed whether its agent says that it cannot do what it was told
/// @param order what it was last told
public record SwarmNode(
        NodeId id,
        List<String> topology,
        Instant joinedAt,
        boolean usable,
        boolean lost,
        Optional<Membership> membership,
        boolean failed,
        Optional<SwarmPart> order) {

    public SwarmNode {
        Objects.requireNonNull(id, "id");
        topology = Frozen.list(topology);
        Objects.requireNonNull(joinedAt, "joinedAt");
        Objects.requireNonNull(membership, "membership");
        Objects.requireNonNull(order, "order");
    }

    /// The engine's membership in whatever Swarm it is in.
    Optional<Membership.Member> member() {
        return membership.filter(Membership.Member.class::isInstance).map(Membership.Member.class::cast);
    }

    boolean outside() {
        return membership.filter(Membership.Outside.class::isInstance).isPresent();
    }

    /// Whether its engine knows all members, because a manager leads.
    boolean seesPeers() {
        return member().filter(member -> !member.peers().isEmpty()).isPresent();
    }

    /// The outermost part of its place: managers are spread over these.
    String zone() {
        return topology.isEmpty() ? id.value() : String.join("/", topology.subList(0, Math.min(2, topology.size())));
    }
}
