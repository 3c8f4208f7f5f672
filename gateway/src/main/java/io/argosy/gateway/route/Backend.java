package io.argosy.gateway.route;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Servers that can take each other's place. No two have one address and port.
public record Backend(BackendName name, List<Server> servers) {
    public static final int MAX_SERVERS = 1024;

    public Backend {
        Objects.requireNonNull(name, "name");
        servers = servers.stream().sorted().toList();
        if (servers.size() > MAX_SERVERS) {
            throw new IllegalArgumentException("backend " + name + " has more than " + MAX_SERVERS + " servers");
        }
        Set<String> endpoints = new HashSet<>();
        for (Server server : servers) {
            if (!endpoints.add(server.endpoint())) {
                throw new IllegalArgumentException("backend " + name + " has " + server.endpoint() + " twice");
            }
        }
    }
}
