package io.argosy.discovery.names;

import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A ready task and where it is.
///
/// @param topology of its node, outermost first
/// @param addresses IPv4, by network of its app
public record Instance(TaskId task, NodeId node, List<String> topology, Map<NetworkName, String> addresses) {
    public Instance {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(node, "node");
        topology = Frozen.list(topology);
        addresses = Frozen.map(addresses);
    }
}
