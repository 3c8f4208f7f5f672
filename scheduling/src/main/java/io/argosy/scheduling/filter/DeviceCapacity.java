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
                int least = least(needed, node);
                if (free < least) {
                    return Rejection.because("no free device " + needed.getKey(), "needs " + least + ", " + free + " free", free);
                }
            }
        }
        return Optional.empty();
    }

    /// Who asks for all of a kind asks for at least one, and for none that is another's.
    private static int least(Map.Entry<String, Integer> needed, NodeState node) {
        return Math.max(1, needed.getValue() == Devices.ALL ? node.devices(needed.getKey()) : needed.getValue());
    }

    @Override
    public boolean onlyForWantOfRoom() {
        return true;
    }

    @Override
    public boolean concerns(Demand demand) {
        return !demand.spec().resources().devices().isEmpty();
    }
}
