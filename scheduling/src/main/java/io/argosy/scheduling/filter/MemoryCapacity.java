package io.argosy.scheduling.filter;

import io.argosy.model.unit.ByteSize;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Optional;

/// Memory set aside never exceeds what the node has.
final class MemoryCapacity implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        ByteSize needed = demand.spec().resources().memoryReservation().orElse(ByteSize.ZERO);
        if (needed.value() == 0) {
            return Optional.empty();
        }
        ByteSize free = node.freeMemory();
        if (needed.compareTo(free) <= 0) {
            return Optional.empty();
        }
        return Rejection.because("not enough memory", "needs " + needed + ", " + free + " free", free.value());
    }
}
