package io.argosy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.Strategy;
import io.argosy.scheduling.Placement.Placed;
import io.argosy.scheduling.balance.Balance;
import io.argosy.scheduling.balance.Shift;
import io.argosy.scheduling.cluster.Areas;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.filter.Filters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Clusters of every shape that some nodes come to after tasks were placed: evening out comes to an end, keeps every rule, and makes each step more even.
class BalancePropertyTest {

    @Property(tries = 2000)
    void eachMoveMakesAServiceMoreEvenUntilNothingMoves(@ForAll long seed) {
        RandomCluster random = new RandomCluster(seed);
        List<NodeSnapshot> nodes = random.nodes();
        List<ServiceSpec> services = random.services();
        Map<ServiceSpec, List<TaskId>> tasks = new HashMap<>();
        Cluster cluster = new Cluster(nodes);
        Cluster before = new Cluster(nodes.subList(0, 1 + random.below(nodes.size())));
        Placer placer = Scheduler.STANDARD.on(before);
        for (int i = 0; i < 30; i++) {
            Demand demand = random.demand(services, nodes);
            if (demand.boundTo().isEmpty() && placer.choose(demand) instanceof Placed(NodeId node)) {
                before.occupy(demand, node);
                cluster.occupy(demand, node);
                tasks.computeIfAbsent(demand.spec(), _ -> new ArrayList<>()).add(demand.task());
            }
        }
        Balance balance = Scheduler.STANDARD.on(cluster).balance();
        List<NodeId> towards = nodes.stream().filter(_ -> random.chance(2)).map(NodeSnapshot::id).toList();
        int moves = 0;
        boolean any = true;
        while (any) {
            any = false;
            for (Map.Entry<ServiceSpec, List<TaskId>> service : tasks.entrySet()) {
                Optional<Shift> next = balance.next(service.getValue(), towards);
                if (next.isPresent()) {
                    any = true;
                    assertThat(++moves).as("comes to an end").isLessThan(1_000);
                    check(cluster, balance, next.get(), towards);
                }
            }
        }
        tasks.values().forEach(each -> assertThat(balance.next(each, towards)).isEmpty());
    }

    private static void check(Cluster cluster, Balance balance, Shift shift, List<NodeId> towards) {
        Demand demand = cluster.demandOf(shift.task()).orElseThrow();
        NodeState to = cluster.node(shift.to()).orElseThrow();
        assertThat(towards).contains(shift.to());
        assertThat(Filters.STANDARD.stream().filter(filter -> filter.concerns(demand)).flatMap(filter -> filter.reject(cluster, demand, to).stream())).isEmpty();
        List<Long> uneven = unevenness(cluster, demand);
        balance.take(shift);
        List<Long> after = unevenness(cluster, demand);
        assertThat(compare(after, uneven)).as("%s from %s to %s", shift, uneven, after).isNegative();
    }

    /// The squares of how many tasks each place has, summed for each level: what is more even has less.
    private static List<Long> unevenness(Cluster cluster, Demand demand) {
        boolean spread = demand.spec().placement().strategy().orElse(Strategy.SPREAD) == Strategy.SPREAD;
        Areas areas = cluster.areas(demand.spec().placement().spread());
        int levels = demand.spec().placement().spread().size() + (spread ? cluster.depth() : 0);
        List<Long> sums = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            Map<Integer, Long> counts = new HashMap<>();
            for (NodeState node : cluster.nodes()) {
                counts.merge(areas.place(node, level), (long) cluster.tasksOf(demand.service()).on(node), Long::sum);
            }
            sums.add(counts.values().stream().mapToLong(count -> count * count).sum());
        }
        if (spread) {
            sums.add(cluster.nodes().stream().mapToLong(node -> cluster.tasksOf(demand.service()).on(node)).map(count -> count * count).sum());
        }
        return sums;
    }

    private static int compare(List<Long> one, List<Long> other) {
        for (int at = 0; at < one.size(); at++) {
            int order = Long.compare(one.get(at), other.get(at));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
