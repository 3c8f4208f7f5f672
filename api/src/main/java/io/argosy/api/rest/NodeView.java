package io.argosy.api.rest;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.PoolName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A node as it is now.
///
/// @param reservedCpus what tasks on it have set aside
/// @param reservedMemory what tasks on it have set aside
/// @param pool the group it is in
/// @param space the only space whose tasks it takes; absent for all
/// @param drain how far it has come; absent while the node is active
/// @param moves of its tasks and to it; absent while there are none
/// @param silence that it is connected and not heard; a standby does not know
public record NodeView(
        NodeId id,
        NodeName name,
        Node.Availability availability,
        Liveness liveness,
        List<String> topology,
        Map<String, String> labels,
        Optional<NodeFacts> facts,
        int tasks,
        Cpus reservedCpus,
        ByteSize reservedMemory,
        Instant joinedAt,
        PoolName pool,
        Optional<SpaceName> space,
        Optional<DrainView> drain,
        Optional<MovesView> moves,
        Optional<SilenceView> silence) {

    public NodeView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(availability, "availability");
        Objects.requireNonNull(liveness, "liveness");
        topology = Frozen.list(topology);
        labels = Frozen.map(labels);
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(reservedCpus, "reservedCpus");
        Objects.requireNonNull(reservedMemory, "reservedMemory");
        Objects.requireNonNull(joinedAt, "joinedAt");
        pool = Objects.requireNonNullElse(pool, PoolName.DEFAULT);
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(drain, "drain");
        Objects.requireNonNull(moves, "moves");
        Objects.requireNonNull(silence, "silence");
    }
}
