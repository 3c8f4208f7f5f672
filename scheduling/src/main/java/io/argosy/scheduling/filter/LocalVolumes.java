package io.argosy.scheduling.filter;

import io.argosy.model.id.NodeId;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Locale;
import java.util.Optional;

/// A local volume binds its tasks to the node that holds it: no empty volume is made in its place elsewhere.
final class LocalVolumes implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        for (String volume : demand.localVolumes()) {
            Optional<NodeId> home = cluster.homeOf(volume);
            if (home.isPresent() && !home.get().equals(node.id())) {
                return Rejection.because("volume " + volume + " is on " + cluster.nameOf(home.get()) + state(cluster, home.get()));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean concerns(Demand demand) {
        return !demand.localVolumes().isEmpty();
    }

    /// Why nothing may come of waiting for the node: `, away`.
    private static String state(Cluster cluster, NodeId home) {
        Optional<NodeSnapshot> node = cluster.node(home).map(NodeState::snapshot);
        if (node.isEmpty()) {
            return ", which is no node any more";
        }
        return node.get().connected() ? "" : ", " + node.get().liveness().state().name().toLowerCase(Locale.ROOT);
    }
}
