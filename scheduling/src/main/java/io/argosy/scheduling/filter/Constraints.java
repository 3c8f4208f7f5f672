package io.argosy.scheduling.filter;

import io.argosy.model.service.Constraint;
import io.argosy.scheduling.cluster.Attributes;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Optional;

/// Every constraint of the service's placement holds for the node.
final class Constraints implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        for (Constraint constraint : demand.spec().placement().constraints()) {
            if (!Attributes.satisfies(node.snapshot(), constraint)) {
                return Rejection.because("constraint " + constraint + " not met");
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean concerns(Demand demand) {
        return !demand.spec().placement().constraints().isEmpty();
    }

    @Override
    public Optional<Object> fixedBy(Demand demand) {
        return Optional.of(demand.spec().placement().constraints());
    }
}
