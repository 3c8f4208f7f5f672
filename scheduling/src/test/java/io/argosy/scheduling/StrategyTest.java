package io.argosy.scheduling;

import static io.argosy.scheduling.Nodes.demand;
import static io.argosy.scheduling.Nodes.node;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.Strategy;
import io.argosy.model.unit.ByteSize;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.testkit.spec.ServiceBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrategyTest {

    @Test
    void packingFillsANodeBeforeItOpensTheNext() {
        assertThat(place(Scheduler.STANDARD, cluster(), half("web").strategy(Strategy.BINPACK).build(), 5)).containsExactly("n1", "n1", "n2", "n2", "n3");
    }

    @Test
    void packingPrefersTheNodeThatIsFullestAlready() {
        Cluster cluster = cluster();
        place(Scheduler.STANDARD, cluster, half("api").build(), 1);
        cluster.occupy(demand("x", half("x").build()), cluster.nodes().get(2).id());
        cluster.occupy(demand("small", service("small").build()), cluster.nodes().get(1).id());
        assertThat(place(Scheduler.STANDARD, cluster, half("web").strategy(Strategy.BINPACK).build(), 3)).containsExactly("n1", "n3", "n2");
    }

    @Test
    void packingKeepsToThePreferencesOfItsService() {
        Cluster cluster = new Cluster(List.of(node("n1").label("zone", "a").build(), node("n2").label("zone", "a").build(), node("n3").label("zone", "b").build()));
        assertThat(place(Scheduler.STANDARD, cluster, service("web").spread("node.labels.zone").strategy(Strategy.BINPACK).build(), 4))
                .containsExactly("n1", "n3", "n1", "n3");
    }

    @Test
    void theClustersStrategyIsThatOfServicesWhichNameNone() {
        Scheduler packing = new Scheduler(Strategy.BINPACK, List.of(), List.of());
        assertThat(place(packing, cluster(), half("web").build(), 3)).containsExactly("n1", "n1", "n2");
        assertThat(place(packing, cluster(), half("web").strategy(Strategy.SPREAD).build(), 3)).containsExactly("n1", "n2", "n3");
    }

    private static Cluster cluster() {
        return new Cluster(List.of(node("n1").build(), node("n2").build(), node("n3").build()));
    }

    /// Half a node each.
    private static ServiceBuilder half(String name) {
        return service(name).resources(new ResourceSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(ByteSize.mebibytes(512)), List.of(), Optional.empty()));
    }

    static List<String> place(Scheduler scheduler, Cluster cluster, ServiceSpec spec, int count) {
        return scheduler.placeAll(cluster, IntStream.range(0, count).mapToObj(number -> demand(spec.name() + "" + number, spec)).toList()).values().stream()
                .map(placement -> placement instanceof Placement.Placed placed ? placed.node().value() : placement.toString())
                .toList();
    }
}
