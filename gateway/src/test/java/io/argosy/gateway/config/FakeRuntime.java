package io.argosy.gateway.config;

import io.argosy.gateway.route.Admission;
import io.argosy.gateway.route.BackendName;
import io.argosy.gateway.route.Server;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Does to what runs what HAProxy would do on commands.
final class FakeRuntime {
    private final Map<BackendName, List<Place>> places = new TreeMap<>();
    private String fingerprint = "";

    private static final class Place {
        private Server server = new Server("127.0.0.1", 1, 1, Admission.READY);
        private boolean maintenance = true;
    }

    /// Starts anew with a layout, as a reload does.
    void load(Layout layout, GatewaySettings settings) {
        fingerprint = ConfigText.fingerprint(layout, settings);
        places.clear();
        layout.backends().forEach((name, slots) -> {
            List<Place> list = new ArrayList<>();
            for (Optional<Server> server : slots.places()) {
                Place place = new Place();
                server.filter(s -> !s.draining()).ifPresent(s -> {
                    place.server = s;
                    place.maintenance = false;
                });
                list.add(place);
            }
            places.put(name, list);
        });
    }

    void execute(String command) {
        String[] words = command.split(" ");
        String[] path = words[2].split("/");
        Place place = places.get(new BackendName(path[0])).get(Integer.parseInt(path[1].substring(1)) - 1);
        Server s = place.server;
        switch (words[3]) {
            case "addr" -> place.server = new Server(words[4], Integer.parseInt(words[6]), s.weight(), s.admission());
            case "weight" -> place.server = new Server(s.address(), s.port(), Integer.parseInt(words[4]), s.admission());
            case "state" -> {
                place.maintenance = words[4].equals("maint");
                Admission admission = words[4].equals("drain") ? Admission.DRAIN : Admission.READY;
                place.server = new Server(s.address(), s.port(), s.weight(), place.maintenance ? s.admission() : admission);
            }
            default -> throw new IllegalArgumentException(command);
        }
    }

    Running running() {
        Map<BackendName, Slots> backends = new TreeMap<>();
        places.forEach((name, list) -> backends.put(name, new Slots(list.stream()
                .map(place -> place.maintenance ? Optional.<Server>empty() : Optional.of(place.server)).toList())));
        return new Running(fingerprint, Set.of(), backends);
    }

    /// Endpoints that get new connections.
    Set<String> admitted(BackendName backend) {
        Set<String> admitted = new HashSet<>();
        for (Place place : places.getOrDefault(backend, List.of())) {
            if (!place.maintenance && !place.server.draining()) {
                admitted.add(place.server.endpoint());
            }
        }
        return admitted;
    }
}
