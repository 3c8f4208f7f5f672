package io.argosy.scheduling.cluster;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/// How many tasks of one service each node has. Only nodes that have some are kept.
public final class ServiceTasks {

    static final ServiceTasks NONE = new ServiceTasks();

    private final Map<NodeState, Integer> counts = new IdentityHashMap<>();

    ServiceTasks() {}

    public int on(NodeState node) {
        return counts.getOrDefault(node, 0);
    }

    /// The nodes that have at least one, in no order.
    public Collection<NodeState> nodes() {
        return Collections.unmodifiableCollection(counts.keySet());
    }

    void add(NodeState node, int sign) {
        counts.merge(node, sign, (before, more) -> before + more == 0 ? null : before + more);
    }
}
