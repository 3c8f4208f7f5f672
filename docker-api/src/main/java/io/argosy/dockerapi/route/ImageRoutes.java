package io.argosy.dockerapi.route;

import static io.argosy.dockerapi.route.Operation.*;
import static io.argosy.dockerapi.route.Way.*;

import java.util.List;

/// Images and builds.
final class ImageRoutes {

    private static final String FIRST = "of the first node that has it";

    static final List<Route> ALL = List.of(
            new Route("GET", "/images/json", FAN_OUT, IMAGE_LIST, "each image once, whichever nodes have it"),
            new Route("POST", "/build", STREAM, BUILD, "on the build node, the same for all builds while it is connected; the image goes to other nodes when a container needs it"),
            new Route("POST", "/build/prune", FAN_OUT, BUILD_PRUNE, ""),
            new Route("POST", "/build/cancel", ONE_NODE, BUILD, "beyond the documented API"),
            new Route("POST", "/images/create", STREAM, IMAGE_PULL, "to every node; the progress shown is one node's, errors of the others follow. `fromSrc` (import) goes to the build node"),
            new Route("GET", "/images/get", STREAM, IMAGE_SAVE, "from one node; what it lacks of the names is brought there first"),
            new Route("GET", "/images/search", ONE_NODE, ANY_NODE, ""),
            new Route("GET", "/images/{name}/json", ONE_NODE, IMAGE_LOOK, FIRST),
            new Route("GET", "/images/{name}/history", ONE_NODE, IMAGE_LOOK, FIRST),
            new Route("GET", "/images/{name}/get", STREAM, IMAGE_LOOK, FIRST),
            new Route("POST", "/images/{name}/push", STREAM, IMAGE_LOOK, FIRST),
            new Route("POST", "/images/{name}/tag", FAN_OUT, IMAGE_EVERYWHERE, "on every node that has it"),
            new Route("DELETE", "/images/{name}", FAN_OUT, IMAGE_REMOVE, "on every node that has it"),
            new Route("POST", "/images/prune", FAN_OUT, IMAGE_PRUNE, "dangling images; with `dangling=false` it is refused, as releases keep images that nothing runs"),
            new Route("POST", "/images/load", STREAM, IMAGE_LOAD, "to the build node; the image goes to other nodes when a container needs it"),
            new Route("GET", "/distribution/{name}/json", ONE_NODE, ANY_NODE, ""),
            new Route("POST", "/auth", ONE_NODE, ANY_NODE, ""),
            new Route("POST", "/session", STREAM, BUILD_RAW, "goes over to HTTP/2; on the build node, as its build"),
            new Route("POST", "/grpc", STREAM, BUILD_RAW, "beyond the documented API; goes over to HTTP/2"));

    private ImageRoutes() {}
}
