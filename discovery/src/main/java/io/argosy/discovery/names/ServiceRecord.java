package io.argosy.discovery.names;

import io.argosy.model.id.NetworkName;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.unit.Frozen;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A service under all its names.
///
/// @param aliases further names on each network
/// @param links names that other services gave it for their own use: asking service to names
/// @param instances its ready tasks; a service without any still has its names
public record ServiceRecord(
        ServiceRef service,
        Map<NetworkName, Set<String>> aliases,
        Map<ServiceName, Set<String>> links,
        List<ServicePort> ports,
        List<Instance> instances) {
    public ServiceRecord {
        Objects.requireNonNull(service, "service");
        aliases = Frozen.map(aliases);
        links = Frozen.map(links);
        ports = ports.stream().sorted().distinct().toList();
        instances = Frozen.list(instances);
    }

    boolean named(String name) {
        return service.service().value().equalsIgnoreCase(name);
    }

    boolean linkedAs(String name, ServiceName by) {
        return anyIs(links.getOrDefault(by, Set.of()), name);
    }

    boolean aliasedAs(String name, Collection<NetworkName> on) {
        return on.stream().anyMatch(network -> anyIs(aliases.getOrDefault(network, Set.of()), name));
    }

    private static boolean anyIs(Set<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }
}
