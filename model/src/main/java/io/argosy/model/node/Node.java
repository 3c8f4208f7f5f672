package io.argosy.model.node;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A registered machine.
///
/// @param topology where it stands, outermost first: region, zone, rack; may be empty
/// @param labels given by people; `node.labels.KEY` in constraints
public record Node(
        NodeId id, NodeName name, Availability availability, List<String> topology, Map<String, String> labels, Instant joinedAt) {

    /// Whether tasks may be placed on the node.
    public enum Availability { ACTIVE, DRAINING }

    public Node {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(availability, "availability");
        topology = Frozen.list(topology);
        labels = Frozen.map(labels);
        Objects.requireNonNull(joinedAt, "joinedAt");
    }
}
