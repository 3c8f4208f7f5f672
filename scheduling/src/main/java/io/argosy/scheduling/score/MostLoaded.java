package io.argosy.scheduling.score;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeScore;
import java.util.List;
import java.util.function.ToLongFunction;

/// Prefers nodes that run something already, then those with the least memory and processor time not yet promised, then those with the most tasks.
final class MostLoaded implements NodeScore {

    @Override
    public List<ToLongFunction<NodeState>> measures(Cluster cluster, Demand demand) {
        return List.of(node -> node.tasks() == 0 ? 1 : 0, NodeState::freeMemory, NodeState::freeCpus, node -> -node.tasks());
    }
}
