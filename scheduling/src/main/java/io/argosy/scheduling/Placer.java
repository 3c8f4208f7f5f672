package io.argosy.scheduling;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.scheduling.Placement.Placed;
import io.argosy.scheduling.balance.Balance;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.preempt.Preemption;
import io.argosy.scheduling.preempt.Tenant;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.search.NodeSearch;
import io.argosy.scheduling.search.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Places tasks on one cluster, for as long as it lives; it notices what others occupy and vacate there. For one thread.
public final class Placer {

    private final Cluster cluster;
    private final NodeSearch search;
    private final Reasons reasons;
    private final Rules rules;
    private final List<NodeFilter> filters;

    Placer(Cluster cluster, Rules rules) {
        this.cluster = cluster;
        this.rules = rules;
        this.search = new NodeSearch(cluster, rules);
        this.filters = rules.filters();
        this.reasons = new Reasons(cluster, filters);
    }

    public Cluster cluster() {
        return cluster;
    }

    /// Chooses, and changes nothing.
    public Placement choose(Demand demand) {
        return search.best(demand).map(NodeState::id).<Placement>map(Placed::new).orElseGet(() -> reasons.of(demand));
    }

    /// The node that was aimed at where the task may run there, else the best one.
    private Placement choose(Demand demand, Optional<NodeId> aim) {
        return aim.flatMap(cluster::node)
                .filter(node -> filters.stream().noneMatch(filter -> filter.concerns(demand) && filter.reject(cluster, demand, node).isPresent()))
                .<Placement>map(node -> new Placed(node.id())).orElseGet(() -> choose(demand));
    }

    /// The same answer by the long way, past every node.
    Placement chooseByComparingAll(Demand demand) {
        return search.bestOfAll(demand).map(NodeState::id).<Placement>map(Placed::new).orElseGet(() -> reasons.of(demand));
    }

    /// Places tasks one after the other, those of higher priority first, each seeing where the ones before it went. The cluster holds them afterwards.
    ///
    /// @return one answer for each task, in the order in which they were placed
    public Map<TaskId, Placement> placeAll(List<Demand> demands) {
        Map<TaskId, Placement> placements = new LinkedHashMap<>();
        placeEach(demands, _ -> Optional.empty(), (demand, placement) -> {
            placements.put(demand.task(), placement);
            return true;
        });
        return placements;
    }

    /// Places tasks in the same order, for as long as the taker goes on.
    ///
    /// @param aims the nodes that some of them are to go to, if they may run there
    /// @return whether it went on to the end
    public boolean placeEach(List<Demand> demands, Function<Demand, Optional<NodeId>> aims, Taker taker) {
        List<Demand> ordered = new ArrayList<>(demands);
        ordered.sort(Comparator.comparingInt((Demand demand) -> demand.spec().priority()).reversed());
        for (Demand demand : ordered) {
            Placement placement = choose(demand, aims.apply(demand));
            if (placement instanceof Placed placed) {
                cluster.occupy(demand, placed.node());
            }
            if (!taker.take(demand, placement)) {
                return false;
            }
        }
        return true;
    }

    /// Which tasks would better be elsewhere.
    public Balance balance() {
        return new Balance(cluster, rules);
    }

    /// Who would give way to tasks that find no room.
    ///
    /// @param tenants all tasks the cluster holds
    public Preemption preemption(Collection<Tenant> tenants) {
        return new Preemption(cluster, filters, tenants, search::bestOf);
    }

    /// Who takes the answers.
    @FunctionalInterface
    public interface Taker {
        /// @return whether to go on
        boolean take(Demand demand, Placement placement);
    }
}
