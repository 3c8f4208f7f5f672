package io.argosy.planning.swarm;

import io.argosy.model.id.NodeId;
import io.argosy.model.network.Swarm;
import io.argosy.model.network.SwarmToken;
import io.argosy.model.unit.Frozen;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What is decided on.
///
/// @param cluster as the Swarm's label names it
/// @param swarm as decided so far; absent while the cluster had one node
/// @param nodes all registered ones, oldest first
/// @param members ids of engines in this cluster's Swarms, past and present, and whose they are or were
/// @param token by which engines join, as the steward reported it
/// @param addressPool from where engines take addresses of networks nobody gave a range
/// @param givenUp nodes that are lost and that a person gave up, so that they are taken to be gone for good until they return
/// @param blocked whether an overlay cannot be removed, which members that are lost can be the cause of
public record SwarmView(
        String cluster,
        Optional<Swarm> swarm,
        List<SwarmNode> nodes,
        Map<String, NodeId> members,
        Optional<SwarmToken> token,
        String addressPool,
        Set<NodeId> givenUp,
        boolean blocked) {

    private static final Comparator<SwarmNode> OLDEST_FIRST = Comparator.comparing(SwarmNode::joinedAt).thenComparing(SwarmNode::id);

    public SwarmView {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(swarm, "swarm");
        nodes = nodes.stream().sorted(OLDEST_FIRST).toList();
        members = Frozen.map(members);
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(addressPool, "addressPool");
        givenUp = Frozen.set(givenUp);
    }

    Optional<SwarmNode> node(NodeId id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /// Whether an engine manages this Swarm. While no manager leads, a manager does not know what its Swarm is, but is known itself.
    boolean manages(SwarmNode node, String id) {
        return node.member().filter(member -> member.manager()
                && member.swarm().map(id::equals).orElseGet(() -> members.containsKey(member.member()))).isPresent();
    }

    /// Whether an engine's Swarm is, or was, this cluster's: managers read it from the label, workers are known by their id.
    boolean ours(SwarmNode node) {
        return node.member().filter(member -> member.cluster().equals(Optional.of(cluster)) || members.containsKey(member.member())).isPresent();
    }

    /// Whether an engine is in a Swarm that is known to be somebody else's.
    boolean foreign(SwarmNode node) {
        return node.member().isPresent() && !ours(node);
    }
}
