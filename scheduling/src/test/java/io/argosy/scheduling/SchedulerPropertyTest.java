package io.argosy.scheduling;

import static io.argosy.scheduling.Nodes.demand;
import static io.argosy.scheduling.Nodes.node;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.unit.ByteSize;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SchedulerPropertyTest {

    private static final int CAPACITY = 1024;

    @Property
    void neverPromisesMoreThanThereIsAndOnlyWhenThereIsNot(
            @ForAll @IntRange(min = 1, max = 5) int nodes, @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 600) Integer> sizes) {
        Map<TaskId, Integer> asked = new LinkedHashMap<>();
        List<Demand> demands = new ArrayList<>();
        for (int size : sizes) {
            Demand demand = demand("t" + demands.size(), reserving(size));
            demands.add(demand);
            asked.put(demand.task(), size);
        }
        Map<NodeId, Integer> used = new HashMap<>();
        Scheduler.STANDARD.placeAll(cluster(nodes), demands).forEach((task, placement) -> {
            switch (placement) {
                case Placement.Placed placed -> used.merge(placed.node(), asked.get(task), Integer::sum);
                case Placement.Unplaceable _ -> snapshots(nodes).forEach(node ->
                        assertThat(used.getOrDefault(node.id(), 0) + asked.get(task)).isGreaterThan(CAPACITY));
            }
        });
        assertThat(used.values()).allMatch(total -> total <= CAPACITY);
    }

    @Property
    void spreadsWithinOne(@ForAll @IntRange(min = 1, max = 6) int nodes, @ForAll @IntRange(max = 30) int tasks) {
        Map<NodeId, Integer> counts = new HashMap<>();
        snapshots(nodes).forEach(node -> counts.put(node.id(), 0));
        List<Demand> demands = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            demands.add(demand("t" + i, service("web").build()));
        }
        Scheduler.STANDARD.placeAll(cluster(nodes), demands).values().forEach(placement ->
                counts.merge(((Placement.Placed) placement).node(), 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        int least = counts.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
        assertThat(most - least).isLessThanOrEqualTo(1);
    }

    @Property
    void givesTheSameAnswerToTheSameQuestion(@ForAll @Size(max = 20) List<@IntRange(min = 1, max = 600) Integer> sizes) {
        assertThat(answers(sizes)).isEqualTo(answers(sizes));
    }

    @Property
    void givesBackExactlyWhatWasTaken(@ForAll @Size(max = 20) List<@IntRange(min = 1, max = 600) Integer> sizes) {
        Cluster cluster = cluster(3);
        List<Demand> demands = new ArrayList<>();
        sizes.forEach(size -> demands.add(demand("t" + demands.size(), reserving(size))));
        Scheduler.STANDARD.placeAll(cluster, demands);
        demands.forEach(demand -> cluster.vacate(demand.task()));
        assertThat(cluster.nodes()).allSatisfy(node -> {
            assertThat(node.tasks()).isZero();
            assertThat(node.freeMemory()).isEqualTo(ByteSize.mebibytes(CAPACITY).value());
            assertThat(cluster.tasksOf(demand("x", reserving(1)).service()).on(node)).isZero();
        });
    }

    private static Map<TaskId, Placement> answers(List<Integer> sizes) {
        List<Demand> demands = new ArrayList<>();
        sizes.forEach(size -> demands.add(demand("t" + demands.size(), reserving(size))));
        return Scheduler.STANDARD.placeAll(cluster(3), demands);
    }

    private static Cluster cluster(int nodes) {
        return new Cluster(snapshots(nodes));
    }

    private static List<NodeSnapshot> snapshots(int count) {
        List<NodeSnapshot> nodes = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            nodes.add(node("n" + i).build());
        }
        return nodes;
    }

    private static ServiceSpec reserving(int mebibytes) {
        return service("web").resources(new ResourceSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(ByteSize.mebibytes(mebibytes)), List.of(), Optional.empty())).build();
    }
}
