package io.argosy.scheduling.preempt;

import io.argosy.model.id.NodeId;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// Finds the node on which a task has room when others give way: the least important, the fewest, and of equals the newest. Only room is made so, such as memory or a
/// port: what other rules forbid stays forbidden. For one thread; the cluster is as before after each answer.
public final class Preemption {

    /// More tasks than these do not give way to one.
    public static final int MOST = 16;

    private static final Comparator<Tenant> MOST_WORTH_KEEPING = Comparator.comparingInt(Tenant::priority).reversed()
            .thenComparing(Tenant::since).thenComparing(tenant -> tenant.demand().task());
    private static final Comparator<Option> LEAST_HARM = Comparator.comparingInt(Option::importance).thenComparingInt(option -> option.tenants().size());

    private final Cluster cluster;
    private final List<NodeFilter> filters;
    private final BiFunction<Demand, List<NodeState>, NodeState> better;
    private final Map<NodeId, List<Tenant>> tenants = new HashMap<>();
    private final int least;

    /// @param tenants all tasks that are taken into account in the cluster
    /// @param better chooses among nodes where the harm is the same
    public Preemption(Cluster cluster, List<NodeFilter> filters, Collection<Tenant> tenants, BiFunction<Demand, List<NodeState>, NodeState> better) {
        this.cluster = cluster;
        this.filters = List.copyOf(filters);
        this.better = better;
        tenants.forEach(tenant -> this.tenants.computeIfAbsent(tenant.node(), _ -> new ArrayList<>()).add(tenant));
        this.tenants.values().forEach(list -> list.sort(MOST_WORTH_KEEPING));
        this.least = tenants.stream().mapToInt(Tenant::priority).min().orElse(Integer.MAX_VALUE);
    }

    /// A node on which nobody else has to give way goes before all others.
    public MakingRoom roomFor(Demand demand) {
        if (demand.spec().priority() <= least) {
            return new MakingRoom.Nowhere();
        }
        List<NodeFilter> concerned = filters.stream().filter(filter -> filter.concerns(demand)).toList();
        List<Option> options = new ArrayList<>();
        Collection<NodeState> nodes = demand.boundTo().<Collection<NodeState>>map(node -> cluster.node(node).stream().toList()).orElseGet(cluster::nodes);
        nodes.forEach(node -> option(demand, node, concerned).ifPresent(options::add));
        Optional<Option> best = options.stream().min(LEAST_HARM);
        return best.<MakingRoom>map(one -> {
            List<NodeState> alike = options.stream().filter(option -> LEAST_HARM.compare(option, one) == 0).map(Option::node).toList();
            NodeState chosen = better.apply(demand, alike);
            return options.stream().filter(option -> option.node() == chosen).findFirst().orElse(one).answer();
        }).orElseGet(MakingRoom.Nowhere::new);
    }

    private Optional<Option> option(Demand demand, NodeState node, List<NodeFilter> concerned) {
        List<Tenant> here = tenants.getOrDefault(node.id(), List.of());
        List<Tenant> mayGo = here.stream().filter(tenant -> tenant.leaving() || tenant.givesWayTo(demand)).toList();
        if (mayGo.isEmpty() || !accepts(demand, node, concerned.stream().filter(filter -> !filter.onlyForWantOfRoom()).toList())) {
            return Optional.empty();
        }
        mayGo.forEach(tenant -> cluster.vacate(tenant.demand().task()));
        Optional<List<Tenant>> needed = accepts(demand, node, concerned) ? Optional.of(needed(demand, node, mayGo, concerned)) : Optional.empty();
        mayGo.forEach(tenant -> cluster.occupy(tenant.demand(), node.id()));
        return needed.filter(list -> list.size() <= MOST).map(list -> new Option(node, list));
    }

    /// Takes back one after the other, the most important first, whoever does not stand in the way.
    private List<Tenant> needed(Demand demand, NodeState node, List<Tenant> mayGo, List<NodeFilter> concerned) {
        List<Tenant> needed = new ArrayList<>();
        for (Tenant tenant : mayGo) {
            if (!tenant.leaving()) {
                cluster.occupy(tenant.demand(), node.id());
                if (!accepts(demand, node, concerned)) {
                    cluster.vacate(tenant.demand().task());
                    needed.add(tenant);
                }
            }
        }
        return needed;
    }

    private boolean accepts(Demand demand, NodeState node, List<NodeFilter> asked) {
        return asked.stream().allMatch(filter -> filter.reject(cluster, demand, node).isEmpty());
    }

    private record Option(NodeState node, List<Tenant> tenants) {

        /// Of the most important that gives way.
        int importance() {
            return tenants.stream().mapToInt(Tenant::priority).max().orElse(Integer.MIN_VALUE);
        }

        MakingRoom answer() {
            return tenants.isEmpty() ? new MakingRoom.Awaited(node.id()) : new MakingRoom.GivingWay(node.id(), tenants);
        }
    }
}
