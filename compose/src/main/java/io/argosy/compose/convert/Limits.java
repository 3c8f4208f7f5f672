package io.argosy.compose.convert;

import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.ResourceSpec.DeviceReservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a service's tasks may use and what is set aside for them, from `deploy.resources` or the older fields.
record Limits(Fields service, Fields resources) {
    ResourceSpec spec() {
        var limits = resources.in("limits");
        var reservations = resources.in("reservations");
        var cpus = service.cpus("cpus");
        var memory = service.size("mem_limit");
        var pids = service.whole("pids_limit", -1, Long.MAX_VALUE);
        var reserved = service.size("mem_reservation");
        return new ResourceSpec(limits.cpus("cpus").or(() -> cpus), limits.size("memory").or(() -> memory),
                limits.whole("pids", -1, Long.MAX_VALUE).or(() -> pids).filter(count -> count > 0),
                reservations.cpus("cpus"), reservations.size("memory").or(() -> reserved), devices(reservations),
                service.size("shm_size"));
    }

    private List<DeviceReservation> devices(Fields reservations) {
        var devices = new ArrayList<DeviceReservation>();
        reservations.items("devices").forEach(device -> devices.add(device(device, List.of())));
        service.items("gpus").forEach(device -> devices.add(device(device, List.of("gpu"))));
        return devices;
    }

    private static DeviceReservation device(Fields device, List<String> otherwise) {
        var capabilities = Optional.of(device.texts("capabilities")).filter(given -> !given.isEmpty()).orElse(otherwise);
        return new DeviceReservation(device.text("driver").orElse(""), capabilities,
                device.whole("count", -1, 10_000).orElse(0L).intValue(), device.texts("device_ids"));
    }
}
