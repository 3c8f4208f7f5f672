package io.argosy.scheduling.score;

import io.argosy.model.service.Affinity;
import io.argosy.scheduling.cluster.Areas;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeScore;
import java.util.List;
import java.util.function.ToLongFunction;

/// Prefers nodes where the fewest of the service's wishes to be near or apart from others are left unmet.
final class PreferredAffinities implements NodeScore {

    @Override
    public List<ToLongFunction<NodeState>> measures(Cluster cluster, Demand demand) {
        List<ToLongFunction<NodeState>> wishes = demand.spec().placement().affinities().stream()
                .filter(affinity -> !affinity.required())
                .map(affinity -> unmet(cluster, demand, affinity))
                .toList();
        return List.of(node -> wishes.stream().mapToLong(wish -> wish.applyAsLong(node)).sum());
    }

    @Override
    public boolean concerns(Demand demand) {
        return demand.spec().placement().affinities().stream().anyMatch(affinity -> !affinity.required());
    }

    private static ToLongFunction<NodeState> unmet(Cluster cluster, Demand demand, Affinity affinity) {
        Areas places = cluster.places(affinity.over());
        int[] tasks = cluster.tasksOf(demand.other(affinity)).in(places);
        boolean near = affinity.kind() == Affinity.Kind.NEAR;
        return node -> tasks[places.place(node, 0)] > 0 == near ? 0 : 1;
    }
}
