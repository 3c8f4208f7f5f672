package io.argosy.scheduling;

import static io.argosy.scheduling.Nodes.demand;
import static io.argosy.scheduling.Nodes.node;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.service.ServiceSpec;
import io.argosy.scheduling.Placement.Placed;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// A service is spread within one over zones, and within one over the nodes of each, unless a zone is full.
class SpreadPropertyTest {

    @Property
    void isWithinOneOfTheBestThereIs(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 5) Integer> zones,
            @ForAll @IntRange(max = 40) int tasks, @ForAll @IntRange(min = 1, max = 4) int most, @ForAll boolean byLabel) {
        ServiceSpec web = byLabel ? service("web").maxPerNode(most).spread("node.labels.zone").build() : service("web").maxPerNode(most).build();
        Map<NodeId, Integer> perNode = new HashMap<>();
        List<Demand> demands = IntStream.range(0, tasks).mapToObj(number -> demand("t" + number, web)).toList();
        Scheduler.STANDARD.placeAll(new Cluster(nodes(zones, byLabel)), demands).values().forEach(placement -> {
            if (placement instanceof Placed(var node)) {
                perNode.merge(node, 1, Integer::sum);
            }
        });
        assertThat(perNode.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(Math.min(tasks, most * zones.stream().mapToInt(Integer::intValue).sum()));
        List<Integer> perZone = IntStream.range(0, zones.size()).map(zone -> inZone(perNode, zone, zones.get(zone))).boxed().toList();
        int fullest = perZone.stream().mapToInt(Integer::intValue).max().orElseThrow();
        for (int zone = 0; zone < zones.size(); zone++) {
            boolean full = perZone.get(zone) == most * zones.get(zone);
            assertThat(full || perZone.get(zone) >= fullest - 1).as("zones %s hold %s", zones, perZone).isTrue();
            evenWithin(perNode, zone, zones.get(zone));
        }
    }

    private static int inZone(Map<NodeId, Integer> perNode, int zone, int size) {
        return IntStream.range(0, size).map(number -> perNode.getOrDefault(id(zone, number), 0)).sum();
    }

    private static void evenWithin(Map<NodeId, Integer> perNode, int zone, int size) {
        int[] counts = IntStream.range(0, size).map(number -> perNode.getOrDefault(id(zone, number), 0)).sorted().toArray();
        assertThat(counts[size - 1] - counts[0]).isLessThanOrEqualTo(1);
    }

    private static List<NodeSnapshot> nodes(List<Integer> zones, boolean byLabel) {
        List<NodeSnapshot> nodes = new ArrayList<>();
        for (int zone = 0; zone < zones.size(); zone++) {
            for (int number = 0; number < zones.get(zone); number++) {
                Nodes node = node(id(zone, number).value());
                nodes.add((byLabel ? node.label("zone", "z" + zone) : node.at("eu", "z" + zone)).build());
            }
        }
        return nodes;
    }

    private static NodeId id(int zone, int number) {
        return new NodeId("z" + zone + "n" + number);
    }
}
