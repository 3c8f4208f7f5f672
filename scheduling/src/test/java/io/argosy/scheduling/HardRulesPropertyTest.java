package io.argosy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.Affinity;
import io.argosy.model.service.Constraint;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.scheduling.Placement.Placed;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.HostPort;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// What holds for every placement in every cluster, computed from the placements alone, as tasks come and go.
class HardRulesPropertyTest {

    private final Map<NodeId, NodeSnapshot> nodes = new HashMap<>();
    private final Map<Demand, NodeId> placed = new LinkedHashMap<>();

    @Property(tries = 1500)
    void areKeptByEveryPlacement(@ForAll long seed, @ForAll @IntRange(max = 60) int steps) {
        RandomCluster random = new RandomCluster(seed);
        nodes.clear();
        placed.clear();
        List<NodeSnapshot> snapshots = random.nodes();
        snapshots.forEach(node -> nodes.put(node.id(), node));
        List<ServiceSpec> services = random.services();
        Cluster cluster = new Cluster(snapshots);
        Placer placer = Scheduler.STANDARD.on(cluster);
        for (int step = 0; step < steps; step++) {
            Demand demand = random.demand(services, snapshots);
            if (placer.placeAll(List.of(demand)).get(demand.task()) instanceof Placed(var node)) {
                fits(demand, nodes.get(node));
                placed.put(demand, node);
            }
            nodes.keySet().forEach(this::holdsNoMoreThanItHas);
            if (!placed.isEmpty() && random.chance(4)) {
                Demand ended = new ArrayList<>(placed.keySet()).get(random.below(placed.size()));
                placed.remove(ended);
                cluster.vacate(ended.task());
            }
        }
    }

    private void fits(Demand demand, NodeSnapshot node) {
        assertThat(node.active() && node.connected()).isTrue();
        demand.boundTo().ifPresent(bound -> assertThat(node.id()).isEqualTo(bound));
        for (Constraint constraint : demand.spec().placement().constraints()) {
            boolean equal = "ssd".equals(node.node().labels().get("disk"));
            assertThat(equal).isEqualTo(constraint.operator() == Constraint.Operator.EQUAL);
        }
        demand.spec().placement().maxPerNode().ifPresent(most ->
                assertThat(placed.entrySet()).filteredOn(other -> other.getValue().equals(node.id()) && same(other.getKey(), demand)).hasSizeLessThan(most));
        demand.spec().placement().affinities().stream().filter(Affinity::required).forEach(affinity -> keeps(demand, affinity, node));
        placed.forEach((other, at) -> other.spec().placement().affinities().stream()
                .filter(affinity -> affinity.required() && affinity.kind() == Affinity.Kind.APART && affinity.service().equals(demand.spec().name()))
                .forEach(affinity -> assertThat(place(nodes.get(at), affinity.over())).isNotEqualTo(place(node, affinity.over()))));
    }

    private void keeps(Demand demand, Affinity affinity, NodeSnapshot node) {
        boolean there = placed.entrySet().stream().anyMatch(other -> other.getKey().spec().name().equals(affinity.service())
                && place(nodes.get(other.getValue()), affinity.over()).equals(place(node, affinity.over())));
        boolean first = affinity.service().equals(demand.spec().name()) && placed.keySet().stream().noneMatch(other -> same(other, demand));
        assertThat(there).isEqualTo(affinity.kind() == Affinity.Kind.NEAR && !first);
    }

    private static boolean same(Demand one, Demand other) {
        ServiceName name = one.spec().name();
        return name.equals(other.spec().name());
    }

    private static List<String> place(NodeSnapshot node, String over) {
        List<String> path = node.node().topology();
        int size = path.size();
        return switch (over) {
            case "node.id" -> List.of(node.id().value());
            case "node.region" -> size > 1 ? path.subList(0, 1) : List.of();
            case "node.zone" -> path.subList(0, Math.min(2, size));
            case "node.rack" -> size > 2 ? path.subList(0, 3) : List.of();
            default -> Optional.ofNullable(node.node().labels().get("disk")).stream().toList();
        };
    }

    private void holdsNoMoreThanItHas(NodeId node) {
        long memory = 0;
        long cpus = 0;
        Set<HostPort> ports = new HashSet<>();
        for (Map.Entry<Demand, NodeId> entry : placed.entrySet()) {
            if (entry.getValue().equals(node)) {
                ServiceSpec spec = entry.getKey().spec();
                memory += spec.resources().memoryReservation().map(ByteSize::value).orElse(0L);
                cpus += spec.resources().cpuReservation().map(Cpus::value).orElse(0L);
                HostPort.boundBy(spec).forEach(port -> assertThat(ports.add(port)).isTrue());
            }
        }
        assertThat(memory).isLessThanOrEqualTo(nodes.get(node).facts().orElseThrow().memory().value());
        assertThat(cpus).isLessThanOrEqualTo(nodes.get(node).facts().orElseThrow().cpus().value());
    }
}
