package io.argosy.control.node;

import io.argosy.control.witness.Silence;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import java.util.Objects;
import java.util.Optional;

/// A node as it is at one revision.
///
/// @param tasks on it that have not ended
/// @param reservedCpus what tasks on it have set aside
/// @param reservedMemory what tasks on it have set aside
/// @param drain how far it has come; absent while the node is active
/// @param moves of its tasks and to it; absent while there are none
/// @param silence that it is not heard though connected; absent where another server leads, which alone knows
public record NodeView(
        Node node, Liveness liveness, Optional<NodeFacts> facts, int tasks, Cpus reservedCpus, ByteSize reservedMemory,
        Optional<DrainProgress> drain, Optional<Moves> moves, Optional<Silence> silence) {

    public NodeView {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(liveness, "liveness");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(reservedCpus, "reservedCpus");
        Objects.requireNonNull(reservedMemory, "reservedMemory");
        Objects.requireNonNull(drain, "drain");
        Objects.requireNonNull(moves, "moves");
        Objects.requireNonNull(silence, "silence");
    }
}
