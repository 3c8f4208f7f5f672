package io.argosy.scheduling;

import static io.argosy.scheduling.Nodes.demand;
import static io.argosy.scheduling.Nodes.node;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.Strategy;
import io.argosy.scheduling.Placement.Placed;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ZonesTest {

    private Cluster cluster = new Cluster(List.of(node("a1").at("a").build(), node("a2").at("a").build(), node("b1").at("b").build(), node("c1").at("c").build()));
    private int tasks;

    @Test
    void placesMayShareAZoneAsLongAsOthersCanFillTheRest() {
        ServiceSpec web = service("web").replicas(4).strategy(Strategy.BINPACK).zones(3).build();
        assertThat(List.of(place(web, 1), place(web, 2), place(web, 3), place(web, 4))).containsExactly("a1", "a1", "b1", "c1");
    }

    @Test
    void aReplicaThatWouldLeaveTooFewZonesWaits() {
        cluster = new Cluster(List.of(node("a1").at("a").build(), node("b1").at("b").build(), node("c1").at("c").lost().build(), node("x").build()));
        ServiceSpec web = service("web").replicas(3).zones(3).build();
        assertThat(List.of(place(web, 1), place(web, 2))).containsExactly("a1", "b1");
        assertThat(place(web, 3)).isEqualTo("4 nodes: 3 would leave it in 2 zones, and it needs 3, 1 lost");
    }

    @Test
    void nodesWithoutAZoneAreForPlacesThatNeedNone() {
        cluster = new Cluster(List.of(node("a1").at("a").build(), node("b1").at("b").build(), node("x").build()));
        ServiceSpec web = service("web").replicas(3).zones(2).build();
        assertThat(List.of(place(web, 1), place(web, 2), place(web, 3))).containsExactlyInAnyOrder("a1", "b1", "x");
    }

    @Test
    void anUpdateKeepsToTheZonesOfThePlacesItReplaces() {
        ServiceSpec web = service("web").replicas(3).zones(3).build();
        assertThat(List.of(place(web, 1), place(web, 2), place(web, 3))).containsExactly("a1", "b1", "c1");
        assertThat(List.of(place(web, 3), place(web, 2), place(web, 1))).containsExactly("c1", "b1", "a2");
    }

    @Test
    void aPlaceInTwoZonesCountsInNone() {
        ServiceSpec web = service("web").replicas(4).zones(3).build();
        assertThat(List.of(place(web, 1), place(web, 2), place(web, 3), place(web, 4))).containsExactly("a1", "b1", "c1", "a2");
        cluster.occupy(demand("moves", web, Optional.empty(), 2), new NodeId("a1"));
        assertThat(place(web, 4)).isEqualTo("b1");
    }

    @Test
    void whatIsOnlyPreferredIsGivenUp() {
        cluster = new Cluster(List.of(node("a1").at("a").build(), node("b1").at("b").build()));
        ServiceSpec web = service("web").replicas(3).strategy(Strategy.BINPACK).zonesIfPossible(3).build();
        assertThat(List.of(place(web, 1), place(web, 2), place(web, 3))).containsExactly("a1", "b1", "a1");
    }

    /// Replicas are placed, replaced and lost in any order: whoever is placed leaves the rest a way to reach the number of zones.
    @Property(tries = 1000)
    void noPlacementRulesTheNumberOut(@ForAll long seed) {
        Random random = new Random(seed);
        int zones = 2 + random.nextInt(3);
        List<NodeSnapshot> nodes = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(8); i++) {
            nodes.add(random.nextInt(6) == 0 ? node("n" + i).build() : node("n" + i).at("z" + random.nextInt(zones)).build());
        }
        int min = 2 + random.nextInt(2);
        int replicas = min + random.nextInt(4);
        ServiceSpec web = service("web").replicas(replicas).zones(min).strategy(random.nextBoolean() ? Strategy.BINPACK : Strategy.SPREAD).build();
        cluster = new Cluster(nodes);
        Map<Integer, NodeId> placed = new TreeMap<>();
        for (int step = 0; step < 40; step++) {
            int place = 1 + random.nextInt(replicas);
            cluster.vacate(new TaskId("p" + place));
            placed.remove(place);
            if (random.nextInt(4) > 0
                    && Scheduler.STANDARD.placeAll(cluster, List.of(demand("p" + place, web, Optional.empty(), place))).values().iterator().next() instanceof Placed(NodeId at)) {
                placed.put(place, at);
                assertThat(zonesOf(nodes, placed) + replicas - placed.size()).isGreaterThanOrEqualTo(min);
            }
        }
    }

    private static int zonesOf(List<NodeSnapshot> nodes, Map<Integer, NodeId> placed) {
        Set<List<String>> zones = new HashSet<>();
        nodes.stream().filter(node -> placed.containsValue(node.id())).map(node -> node.node().topology()).filter(path -> !path.isEmpty()).forEach(zones::add);
        return zones.size();
    }

    private String place(ServiceSpec spec, int place) {
        return Scheduler.STANDARD.placeAll(cluster, List.of(demand("t" + tasks++, spec, Optional.empty(), place))).values().stream()
                .map(placement -> placement instanceof Placed placed ? placed.node().value() : placement.toString()).findFirst().orElseThrow();
    }
}
