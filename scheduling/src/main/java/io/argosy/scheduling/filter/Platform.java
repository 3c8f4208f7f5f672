package io.argosy.scheduling.filter;

import io.argosy.scheduling.cluster.Attributes;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Optional;

/// The node runs what the image was asked to be made for.
final class Platform implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        Optional<String> wanted = demand.spec().image().platform();
        return wanted.filter(platform -> !Attributes.runs(node.snapshot(), platform)).flatMap(platform -> Rejection.because("not platform " + platform));
    }

    @Override
    public boolean concerns(Demand demand) {
        return demand.spec().image().platform().isPresent();
    }

    @Override
    public Optional<Object> fixedBy(Demand demand) {
        return Optional.of(demand.spec().image().platform());
    }
}
