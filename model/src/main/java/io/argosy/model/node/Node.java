package io.argosy.model.node;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.PoolName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A registered machine.
///
/// @param topology where it stands, outermost first: region, zone, rack; may be empty
/// @param labels that hold; `node.labels.KEY` in constraints
/// @param joinedAt when it joined first
/// @param pool the group it is in
/// @param space the only space whose tasks it takes; absent for all
/// @param agentLabels the labels its agent was last started with; where `labels` differ, people changed them
public record Node(
        NodeId id,
        NodeName name,
        Availability availability,
        List<String> topology,
        Map<String, String> labels,
        Instant joinedAt,
        PoolName pool,
        Optional<SpaceName> space,
        Map<String, String> agentLabels) {

    /// Whether tasks may be placed on the node.
    public enum Availability { ACTIVE, DRAINING }

    public Node {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(availability, "availability");
        topology = Frozen.list(topology);
        labels = Frozen.map(labels);
        Objects.requireNonNull(joinedAt, "joinedAt");
        pool = Objects.requireNonNullElse(pool, PoolName.DEFAULT);
        Objects.requireNonNull(space, "space");
        agentLabels = Frozen.map(agentLabels);
    }

    /// A node of the usual pool for all spaces, whose labels are its agent's.
    public Node(NodeId id, NodeName name, Availability availability, List<String> topology, Map<String, String> labels, Instant joinedAt) {
        this(id, name, availability, topology, labels, joinedAt, PoolName.DEFAULT, Optional.empty(), labels);
    }

    public Node with(Availability wanted) {
        return new Node(id, name, wanted, topology, labels, joinedAt, pool, space, agentLabels);
    }

    /// The node with labels as people want them.
    public Node withLabels(Map<String, String> wanted) {
        return new Node(id, name, availability, topology, wanted, joinedAt, pool, space, agentLabels);
    }

    /// The node as its agent now says: what people changed of its labels stays as they want it.
    public Node arrivedAs(NodeName name, List<String> topology, Map<String, String> said) {
        return new Node(id, name, availability, topology, LabelMerge.of(agentLabels, labels, said), joinedAt, pool, space, said);
    }
}
