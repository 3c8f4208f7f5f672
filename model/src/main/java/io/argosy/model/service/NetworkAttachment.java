package io.argosy.model.service;

import io.argosy.model.id.NetworkName;
import io.argosy.model.unit.Frozen;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A service on one network of its app.
///
/// @param network key of `AppSpec.networks`
/// @param aliases further names the service answers to on that network; the service's own name always does
public record NetworkAttachment(
        NetworkName network, Set<String> aliases, Optional<String> ipv4, Optional<String> ipv6, int priority) {

    public NetworkAttachment {
        Objects.requireNonNull(network, "network");
        aliases = Frozen.set(aliases);
        Objects.requireNonNull(ipv4, "ipv4");
        Objects.requireNonNull(ipv6, "ipv6");
    }

    public static NetworkAttachment of(String network) {
        return new NetworkAttachment(new NetworkName(network), Set.of(), Optional.empty(), Optional.empty(), 0);
    }
}
