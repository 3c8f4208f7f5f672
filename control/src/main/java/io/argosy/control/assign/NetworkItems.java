package io.argosy.control.assign;

import io.argosy.control.network.NetworkProblems;
import io.argosy.control.network.SwarmVault;
import io.argosy.control.record.EngineNames;
import io.argosy.control.record.Overlays;
import io.argosy.control.record.StoredMembership;
import io.argosy.control.record.Tables;
import io.argosy.model.app.Release;
import io.argosy.model.assignment.Item;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.network.OverlayNetwork;
import io.argosy.model.network.Reach;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.NetworkSpec.Subnet;
import io.argosy.planning.network.Cidr;
import io.argosy.planning.network.OverlayName;
import io.argosy.planning.network.Span;
import io.argosy.store.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How networks are reached on one node, and what the node does for all.
final class NetworkItems {

    private final Snapshot snapshot;
    private final NodeId node;
    private final NetworkProblems problems;

    NetworkItems(Snapshot snapshot, NodeId node, NetworkProblems problems) {
        this.snapshot = snapshot;
        this.node = node;
        this.problems = problems;
    }

    /// The network for tasks of this node.
    Item.NetworkItem network(AppRef app, NetworkName name, NetworkSpec spec) {
        String engineName = EngineNames.of(app, name, spec);
        return new Item.NetworkItem(app, name, engineName, spec, reach(engineName, spec));
    }

    /// The network for the gateway of a node that may have no tasks on it: only where it spans nodes.
    Optional<Item.NetworkItem> routed(AppRef app, NetworkName name, NetworkSpec spec) {
        return Optional.of(network(app, name, spec)).filter(item -> item.reach() instanceof Reach.Overlay);
    }

    /// Addresses of a task that other nodes can reach: not those on bridges.
    static Map<NetworkName, String> reachable(Snapshot snapshot, Release target, Map<NetworkName, String> addresses) {
        Map<NetworkName, String> reachable = new LinkedHashMap<>();
        addresses.forEach((name, address) -> {
            NetworkSpec spec = target.networks().getOrDefault(name, NetworkSpec.DEFAULT);
            if (Span.of(spec) == Span.GIVEN || onOverlay(snapshot, EngineNames.of(target.app(), name, spec), address)) {
                reachable.put(name, address);
            }
        });
        return reachable;
    }

    private static boolean onOverlay(Snapshot snapshot, String engineName, String address) {
        Optional<Cidr> one = Cidr.parse(address);
        return one.isPresent() && snapshot.get(Tables.OVERLAYS, OverlayName.of(engineName)).stream()
                .flatMap(overlay -> overlay.subnets().stream())
                .flatMap(subnet -> Cidr.parse(subnet.subnet()).stream())
                .anyMatch(subnet -> subnet.contains(one.get()));
    }

    private Reach reach(String engineName, NetworkSpec spec) {
        if (Span.of(spec) == Span.GIVEN) {
            return Reach.GIVEN;
        }
        if (snapshot.get(Tables.SWARM, Tables.THE_SWARM).isEmpty()) {
            return Reach.BRIDGE;
        }
        Optional<OverlayNetwork> overlay = snapshot.get(Tables.OVERLAYS, OverlayName.of(engineName));
        Optional<Reach> there = overlay.filter(_ -> member()).flatMap(found -> Overlays.id(snapshot, found.engineName())
                .map(id -> new Reach.Overlay(found.engineName(), id, found.subnets().stream().map(Subnet::subnet).toList())));
        return there.orElseGet(() -> overlay.filter(found -> found.bridges().contains(node)).isPresent() ? Reach.BRIDGE : awaited(engineName));
    }

    private boolean member() {
        return snapshot.get(Tables.SWARM_ORDERS, node)
                .filter(order -> order.part() instanceof SwarmPart.Stay || order.part() instanceof SwarmPart.Restore).isPresent();
    }

    private Reach.Awaited awaited(String engineName) {
        Optional<String> own = snapshot.get(Tables.MEMBERSHIPS, node).map(StoredMembership::problem).filter(problem -> !problem.isEmpty() && !member());
        return new Reach.Awaited(own.or(() -> problems.of(engineName))
                .orElseGet(() -> "network %s is being made".formatted(engineName)));
    }

    /// What the node's engine does in the Swarm, and, when it is the steward, with overlays.
    Stream<Item> duties(SwarmVault vault) {
        Stream<Item> membership = snapshot.get(Tables.SWARM_ORDERS, node).stream().map(vault::opened);
        boolean steward = member() && snapshot.get(Tables.SWARM, Tables.THE_SWARM).filter(swarm -> swarm.steward().equals(node)).isPresent();
        Stream<Item> overlays = steward ? snapshot.scan(Tables.OVERLAYS).stream().map(entry -> overlay(entry.value())) : Stream.empty();
        return Stream.concat(membership, overlays);
    }

    private static Item overlay(OverlayNetwork overlay) {
        return new Item.OverlayItem(overlay.app(), overlay.name(), overlay.engineName(), overlay.spec(), overlay.subnets(), overlay.remove());
    }
}
