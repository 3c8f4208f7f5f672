package io.argosy.discovery.names;

import io.argosy.model.id.NodeId;
import io.argosy.model.unit.Frozen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where a node stands, from which others are near or far.
///
/// @param topology outermost first: region, zone, rack
public record Place(NodeId node, List<String> topology) {
    public Place {
        Objects.requireNonNull(node, "node");
        topology = Frozen.list(topology);
    }

    /// The nearest tier that has enough: this node, then the nodes that share most of the topology with it, then the next. Tiers that have too few are
    /// joined with the next one.
    List<Instance> nearest(List<Instance> instances, int enough) {
        Map<Integer, List<Instance>> tiers =
                instances.stream().collect(Collectors.groupingBy(this::distance, TreeMap::new, Collectors.toList()));
        List<Instance> chosen = new ArrayList<>();
        for (List<Instance> tier : tiers.values()) {
            chosen.addAll(tier);
            if (chosen.size() >= enough) {
                break;
            }
        }
        return chosen;
    }

    private int distance(Instance instance) {
        if (instance.node().equals(node)) {
            return 0;
        }
        int shared = 0;
        int depth = Math.min(topology.size(), instance.topology().size());
        while (shared < depth && topology.get(shared).equals(instance.topology().get(shared))) {
            shared++;
        }
        return 1 + topology.size() - shared;
    }
}
