package io.argosy.scheduling;

import static io.argosy.scheduling.Nodes.demand;
import static io.argosy.scheduling.Nodes.node;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.Affinity;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.Strategy;
import io.argosy.model.unit.ByteSize;
import io.argosy.scheduling.balance.Balance;
import io.argosy.scheduling.balance.Shift;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which task would better be where.
class BalanceTest {

    private static final ServiceSpec WEB = service("web").build();

    private final List<TaskId> tasks = new ArrayList<>();

    private static Cluster cluster(Nodes... nodes) {
        return new Cluster(Stream.of(nodes).map(Nodes::build).toList());
    }

    private void on(Cluster cluster, String node, int count, ServiceSpec spec) {
        for (int i = 0; i < count; i++) {
            Demand demand = demand("t" + (tasks.size() + 1), spec, Optional.empty(), tasks.size() + 1);
            tasks.add(demand.task());
            cluster.occupy(demand, new NodeId(node));
        }
    }

    /// All moves one after the other: `t3 n1 -> n3`.
    private List<String> moves(Cluster cluster, String... towards) {
        List<NodeId> nodes = Stream.of(towards).map(NodeId::new).toList();
        Balance balance = Scheduler.STANDARD.on(cluster).balance();
        List<String> moves = new ArrayList<>();
        Optional<Shift> next = balance.next(tasks, nodes);
        while (next.isPresent()) {
            moves.add("%s %s -> %s".formatted(next.get().task(), next.get().from(), next.get().to()));
            balance.take(next.get());
            assertThat(moves).as("comes to an end").hasSizeLessThan(100);
            next = balance.next(tasks, nodes);
        }
        return moves;
    }

    @Test
    void anEmptyNodeGetsItsShareFromTheFullest() {
        Cluster cluster = cluster(node("n1"), node("n2"), node("n3"));
        on(cluster, "n1", 4, WEB);
        on(cluster, "n2", 2, WEB);
        assertThat(moves(cluster, "n3")).containsExactly("t4 n1 -> n3", "t3 n1 -> n3");
    }

    @Test
    void aDifferenceOfOneIsEvenEnough() {
        Cluster cluster = cluster(node("n1"), node("n2"));
        on(cluster, "n1", 1, WEB);
        assertThat(moves(cluster, "n2")).isEmpty();
    }

    @Test
    void zonesComeBeforeNodes() {
        Cluster cluster = cluster(node("a1").at("a"), node("a2").at("a"), node("b1").at("b"), node("b2").at("b"));
        on(cluster, "a1", 1, WEB);
        on(cluster, "a2", 1, WEB);
        on(cluster, "b1", 2, WEB);
        assertThat(moves(cluster, "b2")).as("within its zone").containsExactly("t4 b1 -> b2");
        tasks.clear();
        Cluster other = cluster(node("a1").at("a"), node("a2").at("a"), node("b1").at("b"));
        on(other, "a1", 2, WEB);
        on(other, "a2", 2, WEB);
        assertThat(moves(other, "b1")).as("half of all, though the node then has more than the others").containsExactly("t2 a1 -> b1", "t4 a2 -> b1");
    }

    @Test
    void whatIsPackedStaysTogether() {
        ServiceSpec packed = service("web").strategy(Strategy.BINPACK).build();
        Cluster cluster = cluster(node("n1"), node("n2"));
        on(cluster, "n1", 4, packed);
        assertThat(moves(cluster, "n2")).isEmpty();
    }

    @Test
    void onlyWhereThereIsRoom() {
        ServiceSpec large = service("web").resources(new ResourceSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(ByteSize.mebibytes(200)), List.of(), Optional.empty())).build();
        Cluster cluster = cluster(node("n1").memory(2000), node("n2").memory(300), node("n3").draining(), node("n4").lost());
        on(cluster, "n1", 6, large);
        assertThat(moves(cluster, "n2", "n3", "n4")).containsExactly("t6 n1 -> n2");
    }

    @Test
    void whatIsAskedForBesidesIsNotGivenUp() {
        ServiceSpec near = service("web").affinity(Affinity.Kind.NEAR, "db", Affinity.NODE, false).build();
        Cluster cluster = cluster(node("n1"), node("n2"));
        cluster.occupy(demand("db", service("db").build()), new NodeId("n1"));
        on(cluster, "n1", 4, near);
        assertThat(moves(cluster, "n2")).isEmpty();
    }

    @Test
    void moreThanOnePlaceAllowsIsNotAimedAt() {
        ServiceSpec few = service("web").maxPerNode(3).build();
        Cluster cluster = cluster(node("n1"), node("n2"), node("n3"));
        on(cluster, "n1", 3, few);
        on(cluster, "n2", 3, few);
        assertThat(moves(cluster, "n3")).containsExactly("t3 n1 -> n3", "t6 n2 -> n3");
    }

    @Test
    void aLookChangesNothing() {
        List<NodeSnapshot> nodes = List.of(node("n1").build(), node("n2").build());
        Cluster cluster = new Cluster(nodes);
        on(cluster, "n1", 4, WEB);
        Balance balance = Scheduler.STANDARD.on(cluster).balance();
        assertThat(balance.next(tasks, List.of(new NodeId("n2")))).isEqualTo(balance.next(tasks, List.of(new NodeId("n2")))).isPresent();
        assertThat(cluster.seatOf(tasks.getFirst())).contains(new NodeId("n1"));
        assertThat(cluster.tasksOf(demand("x", WEB).service()).total()).isEqualTo(4);
    }
}
