package io.argosy.scheduling.score;

import io.argosy.scheduling.cluster.Areas;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeScore;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// Spreads a service over the values of the attributes its placement names, the first one first, and then over regions, zones and racks.
///
/// Nodes that cannot take another task count as well: their place already has its share.
final class SpreadOverPlaces implements NodeScore {

    private final boolean topology;

    /// @param topology whether to spread over it besides
    SpreadOverPlaces(boolean topology) {
        this.topology = topology;
    }

    @Override
    public List<ToLongFunction<NodeState>> measures(Cluster cluster, Demand demand) {
        Areas areas = cluster.areas(demand.spec().placement().spread());
        int[] tasks = cluster.tasksOf(demand.service()).in(areas);
        return IntStream.range(0, demand.spec().placement().spread().size() + (topology ? cluster.depth() : 0))
                .<ToLongFunction<NodeState>>mapToObj(level -> node -> tasks[areas.place(node, level)])
                .toList();
    }
}
