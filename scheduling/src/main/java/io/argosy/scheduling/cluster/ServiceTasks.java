package io.argosy.scheduling.cluster;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/// How many tasks of one service each node has, and each place that was asked for. Only nodes that have some are kept.
public final class ServiceTasks {

    private final Map<NodeState, Integer> counts = new IdentityHashMap<>();
    private final Map<Areas, int[]> byPlace = new IdentityHashMap<>();
    private int total;

    ServiceTasks() {}

    public int total() {
        return total;
    }

    public int on(NodeState node) {
        Integer count = counts.get(node);
        return count == null ? 0 : count;
    }

    /// The nodes that have at least one, in no order.
    public Collection<NodeState> nodes() {
        return Collections.unmodifiableCollection(counts.keySet());
    }

    /// How many tasks each place has, by its number; stays up to date. Not to be changed.
    ///
    /// @param areas of the same cluster
    public int[] in(Areas areas) {
        return byPlace.computeIfAbsent(areas, _ -> {
            int[] places = new int[areas.places()];
            counts.forEach((node, count) -> areas.add(places, areas.of(node), count));
            return places;
        });
    }

    void add(NodeState node, int sign) {
        total += sign;
        counts.merge(node, sign, (before, more) -> before + more == 0 ? null : before + more);
        byPlace.forEach((areas, places) -> areas.add(places, areas.of(node), sign));
    }
}
