package io.argosy.scheduling.rule;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import java.util.List;
import java.util.function.ToLongFunction;

/// A preference among the nodes that every filter accepted. Answers depend on the arguments alone.
///
/// Scores of plug-ins are found by [java.util.ServiceLoader]. A task that one concerns is compared on all nodes, which takes longer the
/// more nodes there are.
@FunctionalInterface
public interface NodeScore {

    /// Measures of a node for this task, most important first; a lower value is better. What is common to all nodes is computed here, once.
    List<ToLongFunction<NodeState>> measures(Cluster cluster, Demand demand);

    /// Whether it has anything to say about the task at all: it is not asked otherwise.
    default boolean concerns(Demand demand) {
        return true;
    }
}
