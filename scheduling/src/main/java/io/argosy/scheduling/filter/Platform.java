package io.argosy.scheduling.filter;

import io.argosy.model.node.NodeFacts;
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
        if (wanted.isEmpty() || node.snapshot().facts().isEmpty()) {
            return Optional.empty();
        }
        NodeFacts facts = node.snapshot().facts().get();
        String[] parts = wanted.get().split("/");
        boolean fits = parts[0].equalsIgnoreCase(facts.os())
                && (parts.length < 2 || Attributes.architecture(parts[1]).equals(Attributes.architecture(facts.architecture())));
        return fits ? Optional.empty() : Rejection.because("not platform " + wanted.get());
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
