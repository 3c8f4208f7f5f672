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
        long free = node.freeCpus();
        if (needed.value() <= free) {
            return Optional.empty();
        }
        return Rejection.because("not enough CPU", "needs " + needed + ", " + new Cpus(free) + " free", free);
    }

    @Override
    public boolean onlyForWantOfRoom() {
        return true;
    }

    @Override
    public boolean concerns(Demand demand) {
        return demand.spec().resources().cpuReservation().filter(needed -> needed.value() > 0).isPresent();
    }
}
