package io.argosy.scheduling.filter;

import io.argosy.model.node.AgentFeature;
import io.argosy.model.node.NodeFacts;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Optional;

/// An exclusive task that holds a lease runs only where an agent ends it when that lapses: those of a release before would let it run on.
final class KeepsLeases implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        Optional<NodeFacts> facts = node.snapshot().facts();
        return facts.filter(known -> known.can(AgentFeature.LEASES)).isPresent() ? Optional.empty()
                : Rejection.because("agent knows no leases of exclusive tasks and must be upgraded", facts.map(known -> "is " + known.agentVersion()).orElse(""), 0);
    }

    @Override
    public boolean concerns(Demand demand) {
        return demand.leased();
    }

    @Override
    public Optional<Object> fixedBy(Demand demand) {
        return Optional.of(KeepsLeases.class);
    }
}
