package io.argosy.planning.swarm;

import io.argosy.model.assignment.Item.MembershipItem;
import io.argosy.model.id.NodeId;
import io.argosy.model.network.Swarm;
import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What is to be known and said of the Swarm from now on.
///
/// @param swarm absent while there is to be none
/// @param orders what each node is told; a node that is not named is told nothing
/// @param members nodes that are members now, by their engine's id in the Swarm
public record SwarmPlan(Optional<Swarm> swarm, Map<NodeId, MembershipItem> orders, Map<String, NodeId> members) {

    static final SwarmPlan NONE = new SwarmPlan(Optional.empty(), Map.of(), Map.of());

    public SwarmPlan {
        Objects.requireNonNull(swarm, "swarm");
        orders = Frozen.map(orders);
        members = Frozen.map(members);
    }
}
