package io.argosy.scheduling.score;

import io.argosy.model.id.ServiceRef;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.cluster.ServiceTasks;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Counts the tasks of a service by group of nodes. Nodes that cannot take another task count as well: their group already has its share.
final class Spread {

    private Spread() {}

    /// @param group the group a node belongs to; nodes without a value form one group
    static ToLongFunction<NodeState> fewestInGroup(Cluster cluster, ServiceRef service, Function<NodeState, String> group) {
        Map<String, Long> tasks = new HashMap<>();
        ServiceTasks all = cluster.tasksOf(service);
        all.nodes().forEach(node -> tasks.merge(group.apply(node), (long) all.on(node), Long::sum));
        return node -> tasks.getOrDefault(group.apply(node), 0L);
    }
}
