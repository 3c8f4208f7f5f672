package io.argosy.scheduling.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Ports that are taken, found by their number.
final class HeldPorts {

    private final Map<Integer, List<HostPort>> byNumber = new HashMap<>();

    void add(HostPort port) {
        byNumber.computeIfAbsent(port.port(), _ -> new ArrayList<>(1)).add(port);
    }

    void remove(HostPort port) {
        byNumber.computeIfPresent(port.port(), (_, held) -> held.remove(port) && held.isEmpty() ? null : held);
    }

    boolean clash(HostPort wanted) {
        List<HostPort> held = byNumber.get(wanted.port());
        return held != null && held.stream().anyMatch(wanted::clashesWith);
    }
}
