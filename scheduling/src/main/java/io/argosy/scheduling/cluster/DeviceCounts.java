package io.argosy.scheduling.cluster;

import io.argosy.model.service.ResourceSpec.DeviceReservation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The devices of one node, and how many of each kind were promised.
final class DeviceCounts {

    private final Map<String, Integer> present = new HashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();

    DeviceCounts(List<String> devices) {
        devices.forEach(kind -> present.merge(kind, 1, Integer::sum));
    }

    int present(String kind) {
        return present.getOrDefault(kind, 0);
    }

    int free(String kind) {
        return present(kind) - taken.getOrDefault(kind, 0);
    }

    void change(DeviceReservation reservation, int sign) {
        Devices.needed(reservation).forEach((kind, count) ->
                taken.merge(kind, sign * (count == Devices.ALL ? present(kind) : count), Integer::sum));
    }
}
