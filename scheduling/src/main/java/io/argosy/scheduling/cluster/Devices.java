package io.argosy.scheduling.cluster;

import io.argosy.model.service.ResourceSpec.DeviceReservation;
import java.util.LinkedHashMap;
import java.util.Map;

/// How device reservations are counted: by id where ids are named, else by the first capability, else by driver. A node
/// offers as many of a kind as its facts name it.
public final class Devices {

    public static final int ALL = -1;

    private Devices() {}

    /// The kinds or ids that the reservation asks for, with how many of each; [#ALL] for every one of a kind.
    public static Map<String, Integer> needed(DeviceReservation reservation) {
        Map<String, Integer> needed = new LinkedHashMap<>();
        if (!reservation.ids().isEmpty()) {
            reservation.ids().forEach(id -> needed.put(id, 1));
        } else {
            needed.put(kind(reservation), reservation.count() == 0 ? 1 : reservation.count());
        }
        return needed;
    }

    private static String kind(DeviceReservation reservation) {
        return reservation.capabilities().isEmpty() ? reservation.driver() : reservation.capabilities().getFirst();
    }
}
