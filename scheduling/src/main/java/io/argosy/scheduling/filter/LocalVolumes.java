package io.argosy.scheduling.filter;

import io.argosy.model.id.NodeId;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Optional;

/// A local volume binds its tasks to the node that holds it: no empty volume is made in its place elsewhere.
final class LocalVolumes implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        for (String volume : demand.localVolumes()) {
            Optional<NodeId> home = cluster.homeOf(volume);
            if (home.isPresent() && !home.get().equals(node.id())) {
                return Rejection.because("not node " + home.get() + ", which holds volume " + volume);
            }
        }
        return Optional.empty();
    }
}
