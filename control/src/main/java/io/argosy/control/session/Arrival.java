package io.argosy.control.session;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// An agent that has dialled.
///
/// @param node who it was told to be before; absent on a new machine or an emptied disk
/// @param cluster the cluster it belonged to; absent with `node`
/// @param name what people should call it
public record Arrival(
        Optional<NodeId> node,
        Optional<String> cluster,
        NodeName name,
        List<String> topology,
        Map<String, String> labels,
        NodeFacts facts) {

    public Arrival {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(name, "name");
        topology = Frozen.list(topology);
        labels = Frozen.map(labels);
        Objects.requireNonNull(facts, "facts");
    }
}
