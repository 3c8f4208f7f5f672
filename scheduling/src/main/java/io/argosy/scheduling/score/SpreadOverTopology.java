package io.argosy.scheduling.score;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeScore;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// Spreads a service over the places nodes stand in, the outermost level first: regions, then zones, then racks.
final class SpreadOverTopology implements NodeScore {

    @Override
    public List<ToLongFunction<NodeState>> measures(Cluster cluster, Demand demand) {
        return IntStream.rangeClosed(1, cluster.depth())
                .mapToObj(level -> Spread.fewestInGroup(cluster, demand.service(), node -> node.standsIn(level)))
                .toList();
    }
}
