package io.argosy.discovery.names;

import io.argosy.model.id.NetworkName;
import io.argosy.model.id.ServiceRef;
import java.util.List;
import java.util.Objects;

/// A task that asks.
///
/// @param networks those it is on, the one to prefer first
/// @param nameServers addresses of the name servers its service wants asked for other names; the node's own when empty
public record Asker(ServiceRef service, List<NetworkName> networks, List<String> nameServers) {
    public Asker {
        Objects.requireNonNull(service, "service");
        networks = List.copyOf(networks);
        nameServers = List.copyOf(nameServers);
    }
}
