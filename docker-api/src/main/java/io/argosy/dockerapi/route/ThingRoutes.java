package io.argosy.dockerapi.route;

import static io.argosy.dockerapi.route.Operation.*;
import static io.argosy.dockerapi.route.Way.*;

import java.util.List;

/// Networks and volumes.
final class ThingRoutes {

    static final List<Route> ALL = List.of(
            new Route("GET", "/volumes", FAN_OUT, VOLUME_LIST, ""),
            new Route("POST", "/volumes/create", ONE_NODE, VOLUME_CREATE, "where the Compose project already has something, else on the node with the fewest containers"),
            new Route("GET", "/volumes/{name}", ONE_NODE, VOLUME_LOOK, "found by its plain name"),
            new Route("PUT", "/volumes/{name}", UNSUPPORTED, NOT_DONE, "cluster volumes of newer engines"),
            new Route("DELETE", "/volumes/{name}", ONE_NODE, VOLUME_REMOVE, "not the volumes of apps"),
            new Route("POST", "/volumes/prune", FAN_OUT, VOLUME_PRUNE, "never what Argosy made"),
            new Route("GET", "/networks", FAN_OUT, NETWORK_LIST, "each once; those that span nodes with the driver that was asked for"),
            new Route("GET", "/networks/{id}", FAN_OUT, NETWORK_LOOK, "with the containers of all nodes"),
            new Route("DELETE", "/networks/{id}", ONE_NODE, NETWORK_REMOVE, "not the networks of apps"),
            new Route("POST", "/networks/create", ONE_NODE, NETWORK_CREATE, "spans nodes, as an overlay, unless it asks for what only one node has; on a single node, a bridge"),
            new Route("POST", "/networks/{id}/connect", ONE_NODE, NETWORK_ATTACH, "a network of one node only to containers there; not the networks of apps"),
            new Route("POST", "/networks/{id}/disconnect", ONE_NODE, NETWORK_ATTACH, "not the networks of apps"),
            new Route("POST", "/networks/prune", FAN_OUT, NETWORK_PRUNE, "never what Argosy made"));

    private ThingRoutes() {}
}
