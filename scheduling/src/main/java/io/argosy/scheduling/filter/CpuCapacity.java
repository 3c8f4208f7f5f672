package io.argosy.scheduling.filter;

import io.argosy.model.unit.Cpus;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Optional;

/// Processor time set aside never exceeds what the node has.
final class CpuCapacity implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        Cpus needed = demand.spec().resources().cpuReservation().orElse(Cpus.ZERO);
        if (needed.value() == 0) {
            return Optional.empty();
        }
        Cpus free = node.freeCpus();
        if (needed.compareTo(free) <= 0) {
            return Optional.empty();
        }
        return Rejection.because("not enough CPU", "needs " + needed + ", " + free + " free", free.value());
    }
}
