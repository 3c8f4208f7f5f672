package io.argosy.scheduling.filter;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Optional;

/// The node's agent is connected, its engine works, and nobody drains it.
final class NodeUsable implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        NodeSnapshot snapshot = node.snapshot();
        if (!snapshot.active()) {
            return Rejection.because("draining");
        }
        if (snapshot.lost()) {
            return Rejection.because("lost");
        }
        if (!snapshot.connected()) {
            return Rejection.because("away");
        }
        if (snapshot.liveness().flapping().rests()) {
            return Rejection.because("was lost too often lately");
        }
        if (snapshot.facts().isEmpty()) {
            return Rejection.because("not known yet: its agent has reported nothing");
        }
        String problem = snapshot.facts().get().engineProblem();
        return problem.isEmpty() ? Optional.empty() : Rejection.because("engine cannot be used", problem, 0);
    }

    @Override
    public Optional<Object> fixedBy(Demand demand) {
        return Optional.of(NodeUsable.class);
    }
}
