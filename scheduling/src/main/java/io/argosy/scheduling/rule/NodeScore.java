package io.argosy.scheduling.rule;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import java.util.List;
import java.util.function.ToLongFunction;

/// A preference among the nodes that every filter accepted.
@FunctionalInterface
public interface NodeScore {

    /// Measures of a node for this task, most important first; a lower value is better. What is common to all nodes is computed here, once.
    List<ToLongFunction<NodeState>> measures(Cluster cluster, Demand demand);
}
