package io.argosy.scheduling;

import static io.argosy.scheduling.Nodes.demand;
import static io.argosy.scheduling.Nodes.node;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.service.Affinity;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.unit.ByteSize;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.preempt.MakingRoom;
import io.argosy.scheduling.preempt.Tenant;
import io.argosy.testkit.spec.ServiceBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreemptionTest {

    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");

    private final Cluster cluster = new Cluster(List.of(node("n1").build(), node("n2").build()));
    private final Placer placer = Scheduler.STANDARD.on(cluster);
    private final List<Tenant> tenants = new ArrayList<>();

    @Test
    void theLeastImportantGiveWay() {
        run("idle", "n1", 1000, -100);
        run("batch", "n2", 1000, 0);
        assertThat(roomFor(sized("web", 500, 100))).isEqualTo("n1: idle");
    }

    @Test
    void fewGiveWayRatherThanMany() {
        run("a", "n1", 500, 0);
        run("b", "n1", 500, 0);
        run("c", "n2", 1000, 0);
        assertThat(roomFor(sized("web", 1000, 100))).isEqualTo("n2: c");
    }

    @Test
    void ofEqualsTheNewestGivesWayAndWhoNeedNotStays() {
        run("old", "n1", 400, 0);
        run("new", "n1", 400, 0);
        run("better", "n1", 200, 50);
        run("other", "n2", 1000, 200);
        assertThat(roomFor(sized("web", 400, 100))).isEqualTo("n1: new");
        assertThat(roomFor(sized("web", 800, 100))).isEqualTo("n1: old, new");
        assertThat(roomFor(sized("web", 1000, 100))).isEqualTo("n1: better, old, new");
    }

    @Test
    void nobodyOfEqualOrHigherPriorityGivesWay() {
        run("a", "n1", 1000, 100);
        run("b", "n2", 1000, 101);
        assertThat(roomFor(sized("web", 500, 100))).isEqualTo("nowhere");
    }

    @Test
    void nobodyGivesWayWhomAVolumeBindsNorForItsOwnService() {
        run("db", "n1", 1000, 0, Set.of("default/shop/data"));
        run("web", "n2", 1000, 0);
        assertThat(roomFor(sized("web", 500, 100))).isEqualTo("nowhere");
    }

    @Test
    void whoIsLeavingAlreadyIsWaitedFor() {
        run("a", "n1", 1000, 0);
        run("b", "n2", 1000, 0);
        leave("b");
        assertThat(roomFor(sized("web", 500, 100))).isEqualTo("await n2");
    }

    @Test
    void aPortIsRoomButAnAffinityIsNot() {
        ServiceSpec holder = service("holder").hostPort(80, 80).build();
        run(demand("h1", holder), "n1");
        run(demand("h2", holder), "n2");
        assertThat(roomFor(service("web").hostPort(80, 80).priority(100).build())).isEqualTo("n1: holder");
        ServiceSpec apart = service("apart").affinity(Affinity.Kind.APART, "holder", "node.id", true).priority(100).build();
        assertThat(roomFor(apart)).isEqualTo("nowhere");
    }

    @Test
    void manyMoreThanOneMayDisplaceStay() {
        for (int i = 0; i < 20; i++) {
            run("a" + i, "n1", 50, 0);
        }
        run("b", "n2", 1000, 100);
        assertThat(roomFor(sized("web", 1000, 100))).isEqualTo("nowhere");
        assertThat(roomFor(sized("web", 800, 100))).startsWith("n1: a");
    }

    private static ServiceSpec sized(String name, long mebibytes, int priority) {
        return memory(service(name), mebibytes).priority(priority).build();
    }

    private static ServiceBuilder memory(ServiceBuilder service, long mebibytes) {
        return service.resources(new ResourceSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(ByteSize.mebibytes(mebibytes)), List.of(), Optional.empty()));
    }

    private void run(String name, String node, long mebibytes, int priority) {
        run(name, node, mebibytes, priority, Set.of());
    }

    private void run(String name, String node, long mebibytes, int priority, Set<String> volumes) {
        ServiceSpec spec = sized(name, mebibytes, priority);
        Demand plain = demand(name, spec);
        run(new Demand(plain.task(), new ServiceRef(Nodes.SHOP, spec.name()), spec, Optional.empty(), volumes, 1, 1), node);
    }

    private void run(Demand demand, String node) {
        cluster.occupy(demand, new NodeId(node));
        tenants.add(new Tenant(demand, new NodeId(node), THEN.plusSeconds(tenants.size()), false));
    }

    private void leave(String name) {
        tenants.replaceAll(tenant -> tenant.demand().spec().name().value().equals(name)
                ? new Tenant(tenant.demand(), tenant.node(), tenant.since(), true) : tenant);
    }

    private String roomFor(ServiceSpec spec) {
        return switch (placer.preemption(tenants).roomFor(demand("new", spec))) {
            case MakingRoom.Nowhere _ -> "nowhere";
            case MakingRoom.Awaited(NodeId node) -> "await " + node;
            case MakingRoom.GivingWay(NodeId node, List<Tenant> who) ->
                node + ": " + String.join(", ", who.stream().map(tenant -> tenant.demand().spec().name().value()).toList());
        };
    }
}
