package io.argosy.scheduling;

import static io.argosy.scheduling.Nodes.demand;
import static io.argosy.scheduling.Nodes.node;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.service.Affinity.Kind;
import io.argosy.model.service.ServiceSpec;
import io.argosy.scheduling.cluster.Cluster;
import java.util.List;
import org.junit.jupiter.api.Test;

class AffinityTest {

    private final Cluster cluster = new Cluster(List.of(node("n1").at("a").build(), node("n2").at("a").build(), node("n3").at("b").build()));
    private int tasks;

    @Test
    void aRequiredNeighbourIsWaitedFor() {
        ServiceSpec web = service("web").affinity(Kind.NEAR, "cache", "node.id", true).build();
        assertThat(place(web)).isEqualTo("3 nodes: 3 without a task of cache");
        occupy("cache", "n2");
        assertThat(place(web)).isEqualTo("n2");
    }

    @Test
    void aNeighbourMayBeAnywhereInTheZone() {
        occupy("cache", "n2");
        ServiceSpec web = service("web").affinity(Kind.NEAR, "cache", "node.zone", true).build();
        assertThat(List.of(place(web), place(web), place(web))).containsExactly("n1", "n2", "n1");
    }

    @Test
    void theFirstOfThoseThatStayTogetherGoesAnywhere() {
        ServiceSpec web = service("web").affinity(Kind.NEAR, "web", "node.zone", true).build();
        assertThat(List.of(place(web), place(web), place(web))).containsExactly("n1", "n2", "n1");
    }

    @Test
    void tasksThatKeepApartFillEachPlaceOnce() {
        ServiceSpec web = service("web").affinity(Kind.APART, "web", "node.zone", true).build();
        assertThat(List.of(place(web), place(web), place(web))).containsExactly("n1", "n3", "3 nodes: 3 with a task of web in its node.zone");
    }

    @Test
    void aServiceKeepsApartFromOneThatCameFirstAndFromOneThatComesLater() {
        occupy("batch", "n1");
        ServiceSpec db = service("db").affinity(Kind.APART, "batch", "node.id", true).build();
        assertThat(place(db)).isEqualTo("n2");
        assertThat(List.of(place(service("batch").maxPerNode(1).build()), place(service("batch").maxPerNode(1).build()))).containsExactly(
                "n3", "3 nodes: 2 already with 1 of its tasks, as many as one node may have, 1 with a task of db, which keeps apart from it");
    }

    @Test
    void wishesAreMetWhereTheyCanBe() {
        occupy("cache", "n2");
        occupy("batch", "n3");
        ServiceSpec near = service("near").affinity(Kind.NEAR, "cache", "node.id", false).maxPerNode(1).build();
        assertThat(List.of(place(near), place(near), place(near))).containsExactly("n2", "n3", "n1");
        ServiceSpec apart = service("apart").affinity(Kind.APART, "batch", "node.zone", false).build();
        assertThat(List.of(place(apart), place(apart), place(apart))).doesNotContain("n3");
    }

    private void occupy(String service, String node) {
        cluster.occupy(demand("t" + tasks++, service(service).build()), new NodeId(node));
    }

    private String place(ServiceSpec spec) {
        return Scheduler.STANDARD.placeAll(cluster, List.of(demand("t" + tasks++, spec))).values().stream()
                .map(placement -> placement instanceof Placement.Placed placed ? placed.node().value() : placement.toString())
                .findFirst().orElseThrow();
    }
}
