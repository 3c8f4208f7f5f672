package io.argosy.scheduling.filter;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Optional;

/// A task that belongs to one node runs there or nowhere.
final class BoundNode implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        if (demand.boundTo().isEmpty() || demand.boundTo().get().equals(node.id())) {
            return Optional.empty();
        }
        return Rejection.because("not node " + cluster.nameOf(demand.boundTo().get()) + ", to which it is bound");
    }

    @Override
    public boolean concerns(Demand demand) {
        return demand.boundTo().isPresent();
    }
}
