package io.argosy.scheduling.score;

import io.argosy.model.service.ZoneSpec;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.cluster.ZoneCover;
import io.argosy.scheduling.rule.NodeScore;
import java.util.List;
import java.util.function.ToLongFunction;

/// Prefers nodes by which a service comes to be in as many zones as it would like.
final class MissingZones implements NodeScore {

    @Override
    public List<ToLongFunction<NodeState>> measures(Cluster cluster, Demand demand) {
        int min = demand.spec().placement().zones().map(ZoneSpec::min).orElse(0);
        ZoneCover cover = cluster.zonesOf(demand.service());
        return List.of(node -> Math.max(0, min - cover.reachable(demand, node)));
    }

    @Override
    public boolean concerns(Demand demand) {
        return demand.spec().placement().zones().filter(ZoneSpec::soft).isPresent();
    }
}
