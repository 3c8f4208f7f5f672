package io.argosy.scheduling.filter;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.HostPort;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Optional;

/// A port that a task binds on its node is free there: of other tasks, of any app, and of the gateway.
final class HostPorts implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        for (HostPort wanted : HostPort.boundBy(demand.spec())) {
            if (cluster.gatewayListensOn(wanted)) {
                return Rejection.because("port " + wanted + " is published by the gateway");
            }
            if (node.clashes(wanted)) {
                return Rejection.because("port " + wanted + " is taken");
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean onlyForWantOfRoom() {
        return true;
    }

    @Override
    public boolean concerns(Demand demand) {
        return !HostPort.boundBy(demand.spec()).isEmpty();
    }
}
