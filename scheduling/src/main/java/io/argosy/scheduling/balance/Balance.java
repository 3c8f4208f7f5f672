package io.argosy.scheduling.balance;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.NodeScore;
import io.argosy.scheduling.score.Scores;
import io.argosy.scheduling.search.NodeSearch;
import io.argosy.scheduling.search.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// Looks for tasks whose service would be spread more evenly with them on another node. Changes nothing but by [#take]. For one thread.
///
/// A task that was placed anew, with all others where they are, would go where the first of the measures of spreading that differs is lower than where it is. That is so only where the numbers differ
/// by more than one, and after it went, going back is never an improvement.
public final class Balance {

    private final Cluster cluster;
    private final Rules rules;
    private final NodeSearch search;

    public Balance(Cluster cluster, Rules rules) {
        this.cluster = cluster;
        this.rules = rules;
        this.search = new NodeSearch(cluster, rules);
    }

    /// The first of some tasks, from the fullest places and nodes on, that would better be elsewhere, and the best node for it.
    ///
    /// @param tasks of one service, that the cluster holds
    /// @param towards nodes that may get one
    public Optional<Shift> next(Collection<TaskId> tasks, Collection<NodeId> towards) {
        List<NodeState> nodes = towards.stream().flatMap(id -> cluster.node(id).stream()).sorted(Comparator.comparingInt(NodeState::index)).toList();
        for (Seated seated : fullestFirst(tasks)) {
            Optional<NodeState> better = better(seated, nodes);
            if (better.isPresent()) {
                return Optional.of(new Shift(seated.demand.task(), seated.node.id(), better.get().id()));
            }
        }
        return Optional.empty();
    }

    /// Takes a task to be where it is to go.
    public void take(Shift shift) {
        cluster.demandOf(shift.task()).ifPresent(demand -> {
            cluster.vacate(shift.task());
            cluster.occupy(demand, shift.to());
        });
    }

    private record Seated(Demand demand, NodeState node, List<Long> fullness) {}

    /// One task of each node is enough: those of one service are alike.
    private List<Seated> fullestFirst(Collection<TaskId> tasks) {
        List<Seated> all = new ArrayList<>();
        tasks.forEach(task -> cluster.demandOf(task).ifPresent(demand -> {
            NodeState node = cluster.node(cluster.seatOf(task).orElseThrow()).orElseThrow();
            all.add(new Seated(demand, node, spread(demand).stream().map(measure -> measure.applyAsLong(node)).toList()));
        }));
        all.sort(Comparator.comparing(Seated::fullness, Balance::compare).reversed()
                .thenComparing(seated -> seated.node.index()).thenComparing(seated -> -seated.demand.place()).thenComparing(seated -> seated.demand.task()));
        Set<NodeId> seen = new HashSet<>();
        all.removeIf(seated -> !seen.add(seated.node.id()));
        return all;
    }

    private static int compare(List<Long> one, List<Long> other) {
        for (int at = 0; at < Math.min(one.size(), other.size()); at++) {
            int order = Long.compare(one.get(at), other.get(at));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private Optional<NodeState> better(Seated seated, List<NodeState> nodes) {
        List<NodeState> even = without(seated, () -> evener(seated, nodes));
        List<NodeFilter> filters = rules.filters().stream().filter(filter -> filter.concerns(seated.demand)).toList();
        List<NodeState> able = even.stream().filter(node -> filters.stream().noneMatch(filter -> filter.reject(cluster, seated.demand, node).isPresent())).toList();
        return able.isEmpty() ? Optional.empty() : Optional.of(without(seated, () -> search.bestOf(seated.demand, able)));
    }

    /// While a task is looked at as if it had no node yet.
    private <T> T without(Seated seated, Supplier<T> look) {
        cluster.vacate(seated.demand.task());
        try {
            return look.get();
        } finally {
            cluster.occupy(seated.demand, seated.node.id());
        }
    }

    private List<NodeState> evener(Seated seated, List<NodeState> nodes) {
        List<Measure> measures = scores(seated.demand).stream()
                .flatMap(score -> score.measures(cluster, seated.demand).stream().map(of -> new Measure(Scores.wishes(score), of, of.applyAsLong(seated.node)))).toList();
        return nodes.stream().filter(node -> evener(node, measures)).toList();
    }

    /// @param wish whether it is for something that comes before being spread, and must not become worse
    /// @param now of the node where the task is
    private record Measure(boolean wish, ToLongFunction<NodeState> of, long now) {}

    private static boolean evener(NodeState node, List<Measure> measures) {
        for (Measure measure : measures) {
            int order = Long.compare(measure.of.applyAsLong(node), measure.now);
            if (order > 0 || order < 0 && !measure.wish) {
                return order < 0;
            }
        }
        return false;
    }

    /// What a service asks for, then what spreads it.
    private List<NodeScore> scores(Demand demand) {
        return rules.scores(demand.spec().placement().strategy().orElse(rules.strategy())).stream()
                .filter(score -> Scores.wishes(score) || Scores.spreads(score)).filter(score -> score.concerns(demand)).toList();
    }

    private List<ToLongFunction<NodeState>> spread(Demand demand) {
        return scores(demand).stream().filter(Scores::spreads).flatMap(score -> score.measures(cluster, demand).stream()).toList();
    }
}
