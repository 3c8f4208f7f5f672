package io.argosy.dockerapi.route;

import static io.argosy.dockerapi.route.Operation.*;
import static io.argosy.dockerapi.route.Way.*;

import java.util.List;

/// The engine as a whole, and plugins.
final class SystemRoutes {

    static final List<Route> ALL = List.of(
            new Route("GET", "/_ping", LOCAL, PING, ""),
            new Route("HEAD", "/_ping", LOCAL, PING, ""),
            new Route("GET", "/version", LOCAL, VERSION, "of the oldest engine, which is what all of them speak"),
            new Route("GET", "/info", FAN_OUT, INFO, "sums, and a line for each node"),
            new Route("GET", "/system/df", FAN_OUT, DISK_USE, ""),
            new Route("GET", "/events", STREAM, EVENTS, "of all nodes in one stream; attributes `node.id`, `node.name` and `node.addr` say whose"),
            new Route("GET", "/plugins", LOCAL, NO_PLUGINS, "none"),
            new Route("GET", "/plugins/privileges", UNSUPPORTED, NOT_DONE, ""),
            new Route("POST", "/plugins/pull", UNSUPPORTED, NOT_DONE, ""),
            new Route("GET", "/plugins/{name}/json", UNSUPPORTED, NOT_DONE, ""),
            new Route("DELETE", "/plugins/{name}", UNSUPPORTED, NOT_DONE, ""),
            new Route("POST", "/plugins/{name}/enable", UNSUPPORTED, NOT_DONE, ""),
            new Route("POST", "/plugins/{name}/disable", UNSUPPORTED, NOT_DONE, ""),
            new Route("POST", "/plugins/{name}/upgrade", UNSUPPORTED, NOT_DONE, ""),
            new Route("POST", "/plugins/create", UNSUPPORTED, NOT_DONE, ""),
            new Route("POST", "/plugins/{name}/push", UNSUPPORTED, NOT_DONE, ""),
            new Route("POST", "/plugins/{name}/set", UNSUPPORTED, NOT_DONE, ""));

    private SystemRoutes() {}
}
