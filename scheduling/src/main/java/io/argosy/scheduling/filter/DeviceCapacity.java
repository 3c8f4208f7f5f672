package io.argosy.scheduling.filter;

import io.argosy.model.service.ResourceSpec.DeviceReservation;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.Devices;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Map;
import java.util.Optional;

/// Devices set aside are there, and nobody else's.
final class DeviceCapacity implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        for (DeviceReservation reservation : demand.spec().resources().devices()) {
            for (Map.Entry<String, Integer> needed : Devices.needed(reservation).entrySet()) {
                int free = node.freeDevices(needed.getKey());
                if (free < Math.max(1, needed.getValue())) {
                    return Rejection.because("no free device " + needed.getKey(), "needs " + count(needed.getValue()) + ", " + free + " free", free);
                }
            }
        }
        return Optional.empty();
    }

    private static String count(int needed) {
        return needed == Devices.ALL ? "at least 1" : String.valueOf(needed);
    }
}
