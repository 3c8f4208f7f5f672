package io.argosy.control.join;

import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.MachineIdentity;
import io.argosy.model.node.Node;
import io.argosy.model.node.NodeFacts;
import io.argosy.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A machine that wants to join, before the nodes that are there.
///
/// @param ours whether its engine is, or was, in the cluster's own Swarm
record Candidate(JoinRequest request, List<Present> nodes, boolean ours, Instant now) {

    /// A node that is registered.
    record Present(Node node, Optional<NodeFacts> facts, boolean connected) {

        /// Where it is reached; empty when not known.
        String address() {
            return facts.map(NodeFacts::address).orElse("");
        }

        MachineIdentity identity() {
            return facts.map(NodeFacts::identity).orElse(MachineIdentity.UNKNOWN);
        }
    }

    Candidate {
        Objects.requireNonNull(request, "request");
        nodes = List.copyOf(nodes);
        Objects.requireNonNull(now, "now");
    }

    static Candidate of(Snapshot snapshot, JoinRequest request, Instant now) {
        return new Candidate(request, snapshot.scan(Tables.NODES).stream().map(entry -> present(snapshot, entry.value())).toList(),
                ours(snapshot, request.facts().condition().swarm().member()), now);
    }

    /// The id is the machine's word, and may be anything.
    private static boolean ours(Snapshot snapshot, String member) {
        return member.matches("[a-z0-9]{1,64}") && snapshot.get(Tables.SWARM_MEMBERS, member).isPresent();
    }

    private static Present present(Snapshot snapshot, Node node) {
        boolean connected = snapshot.get(Tables.LIVENESS, node.id()).filter(now -> now.state() == Liveness.State.CONNECTED).isPresent();
        return new Present(node, snapshot.get(Tables.FACTS, node.id()), connected);
    }

    MachineIdentity identity() {
        return request.facts().identity();
    }

    Optional<Present> named() {
        return nodes.stream().filter(each -> each.node().name().equals(request.name())).findFirst();
    }

    Optional<Present> claimed() {
        return request.node().flatMap(id -> nodes.stream().filter(each -> each.node().id().equals(id)).findFirst());
    }

    Optional<Present> ofSameEngine() {
        return nodes.stream().filter(each -> each.identity().sameEngine(identity())).findFirst();
    }

    List<Present> others(Optional<NodeId> self) {
        return nodes.stream().filter(each -> !self.equals(Optional.of(each.node().id()))).toList();
    }
}
