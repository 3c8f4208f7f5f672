package io.argosy.scheduling.rule;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import java.util.Optional;

/// A hard rule: it forbids a node to a task, and says why. Answers depend on the arguments alone; asked for many nodes, so it has to be quick.
///
/// Filters of plug-ins are found by [java.util.ServiceLoader].
@FunctionalInterface
public interface NodeFilter {

    /// Why the task may not run on the node; empty when it may.
    Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node);

    /// Whether it has anything to say about the task at all: it is not asked otherwise.
    default boolean concerns(Demand demand) {
        return true;
    }

    /// Whether it refuses a node for nothing but what other tasks took of it, such as memory: less important ones may be made to give it back.
    default boolean onlyForWantOfRoom() {
        return false;
    }

    /// For a filter that goes by a node's snapshot and one value of the task's demand, and by nothing that is placed: that value. For equal
    /// values it is asked once for each node. Empty when it looks at what is placed.
    default Optional<Object> fixedBy(Demand demand) {
        return Optional.empty();
    }
}
