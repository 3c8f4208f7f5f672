package io.argosy.control.witness;

import io.argosy.control.place.Clusters;
import io.argosy.control.session.Hearing;
import io.argosy.control.witness.Circle.Peer;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.Liveness.State;
import io.argosy.model.node.NodeFacts;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.store.Snapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who is heard at one moment, and who is not.
final class Roll {

    /// Region and zone, as far as they are known.
    private static final int ZONE = 2;

    private final List<NodeSnapshot> nodes;
    private final Map<NodeId, Hearing> heard = new HashMap<>();
    private final Silences silences;
    private final Duration suspicion;
    private final boolean settled;
    private final long now;

    /// @param settled whether agents had time to find this leader
    Roll(Snapshot snapshot, List<Hearing> hearings, Silences silences, Duration suspicion, boolean settled, long now) {
        this.nodes = Clusters.nodes(snapshot);
        hearings.forEach(hearing -> heard.put(hearing.node(), hearing));
        this.silences = silences;
        this.suspicion = suspicion;
        this.settled = settled;
        this.now = now;
    }

    /// Nodes that beat, and are heard: they can be asked, and reached.
    List<Peer> able() {
        return nodes.stream().filter(node -> heard.containsKey(node.id()) && heard.get(node.id()).beats() && !silent(node)).map(Roll::peer).toList();
    }

    /// Nodes that should be there and are not heard.
    List<NodeSnapshot> missing() {
        return nodes.stream().filter(this::expected).filter(node -> away(node) || absent(node) || silent(node)).toList();
    }

    /// All nodes of the cluster.
    Set<NodeId> known() {
        return nodes.stream().map(NodeSnapshot::id).collect(Collectors.toSet());
    }

    boolean plausible() {
        return Share.plausible(missing().size(), nodes.stream().filter(this::expected).count());
    }

    Optional<NodeSnapshot> missing(NodeId node) {
        return missing().stream().filter(each -> each.id().equals(node)).findFirst();
    }

    /// Whose agents were ever connected, and that are not lost.
    private boolean expected(NodeSnapshot node) {
        return !node.lost() && node.facts().isPresent();
    }

    private boolean away(NodeSnapshot node) {
        return node.liveness().state() == State.AWAY && !heard.containsKey(node.id());
    }

    /// Connected to the leader before, and not to this one.
    private boolean absent(NodeSnapshot node) {
        return settled && node.connected() && !heard.containsKey(node.id());
    }

    private boolean silent(NodeSnapshot node) {
        Hearing hearing = heard.get(node.id());
        return hearing != null && hearing.beats() && silences.of(hearing, now).compareTo(suspicion) >= 0;
    }

    /// How long nothing was heard of a node that has a session.
    Optional<Duration> silence(NodeId node) {
        return Optional.ofNullable(heard.get(node)).map(hearing -> Duration.ofNanos(now - hearing.at()));
    }

    static Peer peer(NodeSnapshot node) {
        String zone = node.node().topology().stream().limit(ZONE).collect(Collectors.joining("/"));
        return new Peer(node.id(), node.node().name().value(), node.facts().map(NodeFacts::address).orElse(""), zone);
    }
}
