package io.argosy.scheduling.score;

import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.filter.Attributes;
import io.argosy.scheduling.rule.NodeScore;
import java.util.List;
import java.util.function.ToLongFunction;

/// Spreads a service over the values of the labels its placement names, the first one first.
final class SpreadOverLabels implements NodeScore {

    @Override
    public List<ToLongFunction<NodeState>> measures(Cluster cluster, Demand demand) {
        return demand.spec().placement().spread().stream()
                .map(attribute -> Spread.fewestInGroup(cluster, demand.service(), node -> value(node, attribute)))
                .toList();
    }

    private static String value(NodeState node, String attribute) {
        return Attributes.value(node.snapshot(), attribute).orElse("");
    }
}
