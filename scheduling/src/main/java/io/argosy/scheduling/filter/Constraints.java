package io.argosy.scheduling.filter;

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
        return demand.spec().placement().constraints().stream()
                .filter(constraint -> !Attributes.satisfies(node.snapshot(), constraint))
                .findFirst()
                .flatMap(constraint -> Rejection.because("constraint " + constraint + " not met"));
    }
}
