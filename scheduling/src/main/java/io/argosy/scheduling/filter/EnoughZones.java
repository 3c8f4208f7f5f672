package io.argosy.scheduling.filter;

import io.argosy.model.service.ZoneSpec;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Optional;

/// The tasks of a service can still come to be in as many zones as it needs.
final class EnoughZones implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        int min = demand.spec().placement().zones().map(ZoneSpec::min).orElse(0);
        int reachable = cluster.zonesOf(demand.service()).reachable(demand, node);
        return reachable >= min ? Optional.empty()
                : Rejection.because("would leave it in " + reachable + (reachable == 1 ? " zone" : " zones") + ", and it needs " + min);
    }

    @Override
    public boolean concerns(Demand demand) {
        return demand.spec().placement().zones().filter(zones -> !zones.soft()).isPresent();
    }
}
