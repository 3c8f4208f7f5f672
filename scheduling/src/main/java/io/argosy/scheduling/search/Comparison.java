package io.argosy.scheduling.search;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.NodeScore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// The plain way: every node through every filter, and the scores one after the other among those that are left.
final class Comparison {

    private Comparison() {}

    /// @param nodes in order of their ids, which decides between equals
    static Optional<NodeState> best(Cluster cluster, Demand demand, Collection<NodeState> nodes, List<NodeFilter> filters, List<NodeScore> scores) {
        List<NodeState> left = nodes.stream().filter(node -> accepted(cluster, demand, node, filters)).toList();
        for (NodeScore score : scores) {
            for (ToLongFunction<NodeState> measure : left.size() > 1 ? score.measures(cluster, demand) : List.<ToLongFunction<NodeState>>of()) {
                left = lowest(left, measure);
            }
        }
        return left.stream().findFirst();
    }

    static boolean accepted(Cluster cluster, Demand demand, NodeState node, List<NodeFilter> filters) {
        for (NodeFilter filter : filters) {
            if (filter.reject(cluster, demand, node).isPresent()) {
                return false;
            }
        }
        return true;
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
