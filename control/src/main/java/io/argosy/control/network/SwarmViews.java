package io.argosy.control.network;

import io.argosy.control.place.Clusters;
import io.argosy.control.record.ClusterFacts;
import io.argosy.control.record.Overlays;
import io.argosy.control.record.StoredMembership;
import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import io.argosy.model.network.OverlayState;
import io.argosy.model.network.Swarm;
import io.argosy.model.network.SwarmToken;
import io.argosy.planning.network.AddressRange;
import io.argosy.planning.network.Cidr;
import io.argosy.planning.network.NetworksView;
import io.argosy.planning.swarm.SwarmNode;
import io.argosy.planning.swarm.SwarmView;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.store.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What planners of networks decide on, as one snapshot shows it.
final class SwarmViews {

    /// A node's address tells nothing of how wide its network is; cloud networks are seldom wider.
    private static final int NODES_PREFIX = 16;

    private final Snapshot snapshot;
    private final AddressRange range;
    private final List<NodeSnapshot> nodes;

    SwarmViews(Snapshot snapshot, AddressRange range) {
        this.snapshot = snapshot;
        this.range = range;
        this.nodes = Clusters.nodes(snapshot);
    }

    /// Whether networks go by overlays, or are about to.
    boolean spans() {
        return nodes.size() > 1 || snapshot.get(Tables.SWARM, Tables.THE_SWARM).isPresent();
    }

    NetworksView networks() {
        Overlays overlays = Overlays.in(snapshot);
        return new NetworksView(spans(), NetworkNeeds.of(snapshot, nodes.size()), overlays.wanted(), overlays.states(), Ranges.byHand(snapshot), elsewhere(), range, nodes.size());
    }

    /// Around the nodes' own addresses, where those lie in the range.
    List<Cidr> elsewhere() {
        return nodes.stream().flatMap(node -> node.facts().stream()).flatMap(facts -> Cidr.parse(facts.address()).stream())
                .filter(range.whole()::contains)
                .map(address -> address.with(Math.max(NODES_PREFIX, range.whole().prefix() + 2)))
                .distinct().toList();
    }

    SwarmView swarm() {
        Optional<Swarm> swarm = snapshot.get(Tables.SWARM, Tables.THE_SWARM);
        Map<String, NodeId> members = new LinkedHashMap<>();
        snapshot.scan(Tables.SWARM_MEMBERS).forEach(entry -> members.put(entry.key(), entry.value().node()));
        Overlays overlays = Overlays.in(snapshot);
        boolean blocked = overlays.wanted().values().stream()
                .anyMatch(overlay -> overlay.remove() && overlays.states().get(overlay.engineName()) instanceof OverlayState.Failed);
        String cluster = snapshot.get(Tables.CLUSTER, ClusterFacts.KEY).orElseThrow().id();
        return new SwarmView(cluster, swarm, nodes.stream().map(this::node).toList(), members,
                swarm.flatMap(known -> token(known.steward())), range.engines().toString(), givenUp(), blocked);
    }

    private Set<NodeId> givenUp() {
        return snapshot.scan(Tables.GIVEN_UP).stream().map(entry -> entry.key()).collect(Collectors.toSet());
    }

    private Optional<SwarmToken> token(NodeId steward) {
        return snapshot.get(Tables.MEMBERSHIPS, steward).flatMap(StoredMembership::sealedToken).map(SwarmToken::new);
    }

    private SwarmNode node(NodeSnapshot node) {
        Optional<StoredMembership> said = snapshot.get(Tables.MEMBERSHIPS, node.id());
        return new SwarmNode(node.id(), node.node().topology(), node.node().joinedAt(),
                node.connected() && node.facts().filter(facts -> facts.engineProblem().isEmpty()).isPresent(), node.lost(),
                said.map(StoredMembership::membership), said.filter(known -> !known.problem().isEmpty()).isPresent(),
                snapshot.get(Tables.SWARM_ORDERS, node.id()).map(order -> order.part()));
    }
}
