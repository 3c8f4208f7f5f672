package io.argosy.dockerapi.route;

import static io.argosy.dockerapi.route.Operation.*;
import static io.argosy.dockerapi.route.Way.UNSUPPORTED;

import java.util.List;
import java.util.stream.Stream;

/// Swarm mode, which the virtual engine is never in: clients are answered as by an engine that is not in it.
final class SwarmRoutes {

    private static final List<String> MANAGERS = List.of(
            "GET /nodes", "GET /nodes/{id}", "DELETE /nodes/{id}", "POST /nodes/{id}/update",
            "GET /swarm", "POST /swarm/update", "GET /swarm/unlockkey", "POST /swarm/unlock",
            "GET /services", "POST /services/create", "GET /services/{id}", "DELETE /services/{id}", "POST /services/{id}/update", "GET /services/{id}/logs",
            "GET /tasks", "GET /tasks/{id}", "GET /tasks/{id}/logs",
            "GET /secrets", "POST /secrets/create", "GET /secrets/{id}", "DELETE /secrets/{id}", "POST /secrets/{id}/update",
            "GET /configs", "POST /configs/create", "GET /configs/{id}", "DELETE /configs/{id}", "POST /configs/{id}/update");

    static final List<Route> ALL = Stream.concat(MANAGERS.stream().map(SwarmRoutes::ofManagers), Stream.of(
            new Route("POST", "/swarm/init", UNSUPPORTED, NOT_DONE, "Argosy keeps the engines' Swarm mode for its networks"),
            new Route("POST", "/swarm/join", UNSUPPORTED, NOT_DONE, "Argosy keeps the engines' Swarm mode for its networks"),
            new Route("POST", "/swarm/leave", UNSUPPORTED, NOT_IN_A_SWARM, "503, as an engine outside a Swarm"))).toList();

    private SwarmRoutes() {}

    private static Route ofManagers(String signature) {
        String[] parts = signature.split(" ");
        return new Route(parts[0], parts[1], UNSUPPORTED, NOT_A_MANAGER, "503, as an engine outside a Swarm");
    }
}
