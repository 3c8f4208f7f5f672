package io.argosy.gateway.config;

import io.argosy.gateway.route.BackendName;
import io.argosy.gateway.route.Listen;
import io.argosy.gateway.route.Server;
import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a running HAProxy says of itself.
///
/// @param fingerprint of the layout it was started with
public record Running(String fingerprint, Set<Listen> listening, Map<BackendName, Slots> backends) {
    public Running {
        Objects.requireNonNull(fingerprint, "fingerprint");
        listening = Set.copyOf(listening);
        backends = Frozen.map(backends);
    }

    /// Addresses of the servers that get new connections.
    public Set<String> led() {
        return backends.values().stream().flatMap(slots -> slots.places().stream()).flatMap(Optional::stream)
                .filter(server -> !server.draining()).map(Server::address).collect(Collectors.toUnmodifiableSet());
    }
}
