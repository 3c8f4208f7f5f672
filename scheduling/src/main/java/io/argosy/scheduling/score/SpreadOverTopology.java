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
        int depth = cluster.nodes().stream().mapToInt(node -> topology(node).size()).max().orElse(0);
        return IntStream.rangeClosed(1, depth)
                .mapToObj(level -> Spread.fewestInGroup(cluster, demand.service(), node -> prefix(node, level)))
                .toList();
    }

    private static String prefix(NodeState node, int level) {
        List<String> path = topology(node);
        return String.join("/", path.subList(0, Math.min(level, path.size())));
    }

    private static List<String> topology(NodeState node) {
        return node.snapshot().node().topology();
    }
}
