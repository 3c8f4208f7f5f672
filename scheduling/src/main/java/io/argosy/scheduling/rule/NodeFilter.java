package io.argosy.scheduling.rule;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import java.util.Optional;

/// A hard rule: it forbids a node to a task, and says why. Asked for every node, so it has to be quick.
@FunctionalInterface
public interface NodeFilter {

    /// Why the task may not run on the node; empty when it may.
    Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node);
}
