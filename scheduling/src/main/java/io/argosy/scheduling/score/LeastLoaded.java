package io.argosy.scheduling.score;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeScore;
import java.util.List;
import java.util.function.ToLongFunction;

/// Prefers nodes with the fewest tasks, then those with the most memory and processor time not yet promised.
final class LeastLoaded implements NodeScore {

    @Override
    public List<ToLongFunction<NodeState>> measures(Cluster cluster, Demand demand) {
        return List.of(NodeState::tasks, node -> -node.freeMemory(), node -> -node.freeCpus());
    }
}
