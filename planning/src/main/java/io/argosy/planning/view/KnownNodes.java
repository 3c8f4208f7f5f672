package io.argosy.planning.view;

import io.argosy.model.id.NodeId;
import io.argosy.model.unit.Frozen;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The nodes of the cluster, found by their ids.
///
/// @param byId the same nodes
public record KnownNodes(List<NodeSnapshot> all, Map<NodeId, NodeSnapshot> byId) {

    public KnownNodes {
        all = Frozen.list(all);
        byId = Frozen.map(byId);
    }

    public KnownNodes(List<NodeSnapshot> all) {
        this(all, byId(all));
    }

    private static Map<NodeId, NodeSnapshot> byId(List<NodeSnapshot> nodes) {
        Map<NodeId, NodeSnapshot> byId = new HashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        return byId;
    }

    public Optional<NodeSnapshot> find(NodeId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Whether it is part of the cluster and not lost.
    boolean there(NodeId id) {
        return find(id).filter(node -> !node.lost()).isPresent();
    }
}
