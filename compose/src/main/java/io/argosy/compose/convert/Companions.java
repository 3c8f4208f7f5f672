package io.argosy.compose.convert;

import io.argosy.model.id.ServiceName;
import io.argosy.model.service.Affinity;
import io.argosy.model.service.ServiceSpec;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The services that affinities name are there, and none has to wait for itself by way of others.
final class Companions {
    private final Map<ServiceName, ServiceSpec> services;
    private final Map<String, Fields> places;

    Companions(Map<ServiceName, ServiceSpec> services, Map<String, Fields> places) {
        this.services = services;
        this.places = places;
    }

    void check() {
        services.values().forEach(this::check);
    }

    private void check(ServiceSpec service) {
        var placement = places.get(service.name().value()).in(Leftovers.ARGOSY).in("placement");
        for (var affinity : service.placement().affinities()) {
            if (affinity.app().isEmpty() && !services.containsKey(affinity.service())) {
                placement.error(key(affinity), "undefined service " + affinity.service(), "define it under services, or name its app");
            }
        }
        if (waitsForItself(service)) {
            placement.error("affinity", "the required affinities of " + service.name() + " lead back to it, so that no task could be the first",
                    "make one of them preferred");
        }
    }

    private static String key(Affinity affinity) {
        return affinity.kind() == Affinity.Kind.NEAR ? "affinity" : "anti_affinity";
    }

    /// A service that wants to be near itself may: its first task goes anywhere.
    private boolean waitsForItself(ServiceSpec service) {
        Set<ServiceName> seen = new HashSet<>();
        var open = new ArrayDeque<>(Affinities.follows(service.placement().affinities()));
        open.remove(service.name());
        while (!open.isEmpty()) {
            var next = open.pop();
            if (next.equals(service.name())) {
                return true;
            }
            if (seen.add(next) && services.containsKey(next)) {
                Affinities.follows(services.get(next).placement().affinities()).stream().filter(other -> !other.equals(next)).forEach(open::add);
            }
        }
        return false;
    }
}
