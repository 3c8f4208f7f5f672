package io.argosy.scheduling;

import static io.argosy.scheduling.Nodes.demand;
import static io.argosy.scheduling.Nodes.node;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ServiceSpec;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    void spreadsOverZonesBeforeNodes() {
        Cluster cluster = new Cluster(List.of(
                node("a1").at("eu", "a").build(), node("a2").at("eu", "a").build(), node("a3").at("eu", "a").build(), node("b1").at("eu", "b").build()));
        assertThat(place(cluster, service("web").build(), 4)).containsExactly("a1", "b1", "a2", "b1");
    }

    @Test
    void spreadsOverLabelsBeforeZones() {
        Cluster cluster = new Cluster(List.of(
                node("n1").at("a").label("disk", "ssd").build(), node("n2").at("b").label("disk", "ssd").build(), node("n3").at("b").label("disk", "hdd").build()));
        assertThat(place(cluster, service("web").spread("node.labels.disk").build(), 4)).containsExactly("n1", "n3", "n2", "n3");
    }

    @Test
    void countsTasksOnNodesThatCanTakeNoMore() {
        Cluster cluster = new Cluster(List.of(node("a1").at("a").build(), node("a2").at("a").build(), node("b1").at("b").build(), node("b2").at("b").build()));
        ServiceSpec web = service("web").maxPerNode(1).build();
        cluster.occupy(demand("before", web), new NodeId("a1"));
        assertThat(place(cluster, web, 3)).containsExactly("b1", "a2", "b2");
    }

    @Test
    void prefersTheNodeWithTheFewestTasksOfTheServiceThenTheFewestAtAll() {
        Cluster cluster = new Cluster(List.of(node("n1").build(), node("n2").build(), node("n3").build()));
        cluster.occupy(demand("x", service("x").build()), new NodeId("n1"));
        cluster.occupy(demand("y", service("y").build()), new NodeId("n1"));
        cluster.occupy(demand("z", service("z").build()), new NodeId("n2"));
        assertThat(place(cluster, service("web").build(), 4)).containsExactly("n3", "n2", "n1", "n3");
    }

    @Test
    void prefersTheNodeWithMoreMemory() {
        Cluster cluster = new Cluster(List.of(node("n1").memory(512).build(), node("n2").memory(2048).build()));
        assertThat(place(cluster, service("web").build(), 1)).containsExactly("n2");
    }

    @Test
    void placesMoreImportantTasksFirst() {
        Cluster cluster = new Cluster(List.of(node("n1").build()));
        Demand low = demand("low", service("low").hostPort(80, 80).build());
        Demand high = demand("high", service("high").hostPort(80, 80).priority(5).build());
        Map<TaskId, Placement> placements = Scheduler.STANDARD.placeAll(cluster, List.of(low, high));
        assertThat(placements.keySet()).extracting(TaskId::value).containsExactly("high", "low");
        assertThat(placements.get(low.task())).hasToString("1 node: 1 port 80/tcp is taken");
    }

    private static List<String> place(Cluster cluster, ServiceSpec spec, int count) {
        List<Demand> demands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            demands.add(demand("t" + i, spec));
        }
        return Scheduler.STANDARD.placeAll(cluster, demands).values().stream()
                .map(placement -> placement instanceof Placement.Placed placed ? placed.node().value() : placement.toString())
                .toList();
    }
}
