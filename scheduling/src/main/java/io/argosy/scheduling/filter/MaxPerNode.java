package io.argosy.scheduling.filter;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Optional;

/// No more tasks of a service on one node than its placement allows.
final class MaxPerNode implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        return demand.spec().placement().maxPerNode()
                .filter(most -> cluster.tasksOf(demand.service()).on(node) >= most)
                .flatMap(most -> Rejection.because("already with " + most + " of its tasks, as many as one node may have"));
    }

    @Override
    public boolean concerns(Demand demand) {
        return demand.spec().placement().maxPerNode().isPresent();
    }
}
