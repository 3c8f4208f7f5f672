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
        long free = node.freeMemory();
        if (needed.value() <= free) {
            return Optional.empty();
        }
        return Rejection.because("not enough memory", "needs " + needed + ", " + new ByteSize(free) + " free", free);
    }

    @Override
    public boolean onlyForWantOfRoom() {
        return true;
    }

    @Override
    public boolean concerns(Demand demand) {
        return demand.spec().resources().memoryReservation().filter(needed -> needed.value() > 0).isPresent();
    }
}
