package io.argosy.dockerapi.route;

import static io.argosy.dockerapi.route.Operation.*;
import static io.argosy.dockerapi.route.Way.*;

import java.util.List;

/// Containers and programs in them.
final class ContainerRoutes {

    private static final String OWN = "not for containers of apps: the error names the command to use";

    static final List<Route> ALL = List.of(
            new Route("GET", "/containers/json", FAN_OUT, CONTAINER_LIST, "newest first, as one engine would; filter `node=` takes names and ids of nodes"),
            new Route("POST", "/containers/create", ONE_NODE, CONTAINER_CREATE, "placed by constraints, affinities, what it shares and free ports; names are unique in the cluster"),
            new Route("GET", "/containers/{id}/json", ONE_NODE, CONTAINER_INSPECT, "with a `Node` object"),
            new Route("GET", "/containers/{id}/top", ONE_NODE, CONTAINER_LOOK, ""),
            new Route("GET", "/containers/{id}/logs", STREAM, CONTAINER_LOOK, ""),
            new Route("GET", "/containers/{id}/changes", ONE_NODE, CONTAINER_LOOK, ""),
            new Route("GET", "/containers/{id}/export", STREAM, CONTAINER_LOOK, ""),
            new Route("GET", "/containers/{id}/stats", STREAM, CONTAINER_LOOK, ""),
            new Route("POST", "/containers/{id}/resize", ONE_NODE, CONTAINER_LOOK, ""),
            new Route("POST", "/containers/{id}/start", ONE_NODE, CONTAINER_CHANGE, OWN),
            new Route("POST", "/containers/{id}/stop", ONE_NODE, CONTAINER_CHANGE, OWN),
            new Route("POST", "/containers/{id}/restart", ONE_NODE, CONTAINER_CHANGE, OWN),
            new Route("POST", "/containers/{id}/kill", ONE_NODE, CONTAINER_CHANGE, OWN),
            new Route("POST", "/containers/{id}/update", ONE_NODE, CONTAINER_CHANGE, OWN),
            new Route("POST", "/containers/{id}/rename", ONE_NODE, CONTAINER_RENAME, OWN),
            new Route("POST", "/containers/{id}/pause", ONE_NODE, CONTAINER_CHANGE, OWN),
            new Route("POST", "/containers/{id}/unpause", ONE_NODE, CONTAINER_CHANGE, OWN),
            new Route("POST", "/containers/{id}/attach", STREAM, CONTAINER_RAW, "upgraded or not; input ends by itself"),
            new Route("GET", "/containers/{id}/attach/ws", STREAM, CONTAINER_RAW, ""),
            new Route("POST", "/containers/{id}/wait", STREAM, CONTAINER_LOOK, ""),
            new Route("DELETE", "/containers/{id}", ONE_NODE, CONTAINER_CHANGE, OWN),
            new Route("HEAD", "/containers/{id}/archive", ONE_NODE, CONTAINER_LOOK, ""),
            new Route("GET", "/containers/{id}/archive", STREAM, CONTAINER_LOOK, ""),
            new Route("PUT", "/containers/{id}/archive", STREAM, CONTAINER_LOOK, ""),
            new Route("POST", "/containers/prune", FAN_OUT, CONTAINER_PRUNE, "never what Argosy made"),
            new Route("POST", "/commit", ONE_NODE, COMMIT, "the image is on the container's node"),
            new Route("POST", "/containers/{id}/exec", ONE_NODE, EXEC_CREATE, ""),
            new Route("POST", "/exec/{id}/start", STREAM, EXEC_RAW, "upgraded or not; input ends by itself"),
            new Route("POST", "/exec/{id}/resize", ONE_NODE, EXEC, ""),
            new Route("GET", "/exec/{id}/json", ONE_NODE, EXEC, ""));

    private ContainerRoutes() {}
}
