package io.argosy.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A container on a network.
///
/// @param network the engine's name of it
/// @param aliases names the engine's own DNS answers with this container
public record Endpoint(String network, Optional<String> ipv4, Optional<String> ipv6, List<String> aliases) {
    public Endpoint {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(ipv4, "ipv4");
        Objects.requireNonNull(ipv6, "ipv6");
        aliases = List.copyOf(aliases);
    }

    public static Endpoint on(String network) {
        return new Endpoint(network, Optional.empty(), Optional.empty(), List.of());
    }
}
