package io.argosy.control.join;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A machine that wants to join.
///
/// @param node who it was told to be before; absent on a new machine or an emptied disk
/// @param cluster the cluster it belonged to; absent with `node`
/// @param name what people should call it
/// @param address from which it dialled, as the server sees it
/// @param clock the time on that machine
public record JoinRequest(
        Optional<NodeId> node,
        Optional<String> cluster,
        NodeName name,
        List<String> topology,
        Map<String, String> labels,
        NodeFacts facts,
        String address,
        Instant clock) {

    public JoinRequest {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(name, "name");
        topology = Frozen.list(topology);
        labels = Frozen.map(labels);
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(clock, "clock");
    }
}
