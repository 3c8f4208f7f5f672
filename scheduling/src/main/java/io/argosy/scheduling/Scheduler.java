package io.argosy.scheduling;

import io.argosy.model.id.TaskId;
import io.argosy.scheduling.Placement.Placed;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.filter.Filters;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.NodeScore;
import io.argosy.scheduling.rule.Rejection;
import io.argosy.scheduling.score.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Filters, then scores. The work for one task is one pass over the nodes, whatever the number of tasks in the cluster.
public final class Scheduler {

    public static final Scheduler STANDARD = new Scheduler(Filters.STANDARD, Scores.STANDARD);

    private final List<NodeFilter> filters;
    private final List<NodeScore> scores;

    /// @param filters in the order in which they name reasons
    /// @param scores most important first
    public Scheduler(List<NodeFilter> filters, List<NodeScore> scores) {
        this.filters = List.copyOf(filters);
        this.scores = List.copyOf(scores);
    }

    /// Chooses, and changes nothing.
    public Placement choose(Cluster cluster, Demand demand) {
        Rejections rejections = new Rejections();
        List<NodeState> candidates = new ArrayList<>();
        for (NodeState node : cluster.nodes()) {
            refuse(cluster, demand, node).ifPresentOrElse(rejections::add, () -> candidates.add(node));
        }
        return candidates.isEmpty() ? rejections.result() : new Placed(best(cluster, demand, candidates).id());
    }

    /// Places tasks one after the other, those of higher priority first, each seeing where the ones before it went. The cluster holds them afterwards.
    ///
    /// @return one answer for each task, in the order in which they were placed
    public Map<TaskId, Placement> placeAll(Cluster cluster, List<Demand> demands) {
        Map<TaskId, Placement> placements = new LinkedHashMap<>();
        List<Demand> ordered = new ArrayList<>(demands);
        ordered.sort(Comparator.comparingInt((Demand demand) -> demand.spec().priority()).reversed());
        for (Demand demand : ordered) {
            Placement placement = choose(cluster, demand);
            if (placement instanceof Placed placed) {
                cluster.occupy(demand, placed.node());
            }
            placements.put(demand.task(), placement);
        }
        return placements;
    }

    private Optional<Rejection> refuse(Cluster cluster, Demand demand, NodeState node) {
        for (NodeFilter filter : filters) {
            Optional<Rejection> rejection = filter.reject(cluster, demand, node);
            if (rejection.isPresent()) {
                return rejection;
            }
        }
        return Optional.empty();
    }

    /// Candidates are in order of their ids, and narrowing keeps the order: the first that is left wins.
    private NodeState best(Cluster cluster, Demand demand, List<NodeState> candidates) {
        List<NodeState> left = candidates;
        for (NodeScore score : scores) {
            for (ToLongFunction<NodeState> measure : left.size() > 1 ? score.measures(cluster, demand) : List.<ToLongFunction<NodeState>>of()) {
                left = lowest(left, measure);
            }
        }
        return left.getFirst();
    }

    private static List<NodeState> lowest(List<NodeState> nodes, ToLongFunction<NodeState> measure) {
        long lowest = Long.MAX_VALUE;
        List<NodeState> best = new ArrayList<>();
        for (NodeState node : nodes) {
            long value = measure.applyAsLong(node);
            if (value < lowest) {
                lowest = value;
                best.clear();
            }
            if (value == lowest) {
                best.add(node);
            }
        }
        return best;
    }
}
