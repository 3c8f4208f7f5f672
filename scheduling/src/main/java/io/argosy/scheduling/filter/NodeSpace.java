package io.argosy.scheduling.filter;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Optional;

/// A node that was joined for one space takes no tasks of others.
final class NodeSpace implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        return node.snapshot().takes(demand.service().app().space())
                ? Optional.empty() : Rejection.because("for space " + node.snapshot().node().space().orElseThrow() + " only");
    }

    @Override
    public Optional<Object> fixedBy(Demand demand) {
        return Optional.of(demand.service().app().space());
    }
}
