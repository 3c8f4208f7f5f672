package io.argosy.dockerapi.route;

import io.argosy.dockerapi.route.Route.Found;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the route of a request.
public final class Routes {

    /// All there are, in the order in which they are tried and printed.
    public static final List<Route> ALL = Stream.of(ContainerRoutes.ALL, ImageRoutes.ALL, ThingRoutes.ALL, SystemRoutes.ALL, SwarmRoutes.ALL).flatMap(List::stream).toList();

    private static final List<Compiled> COMPILED = ALL.stream().map(route -> new Compiled(route, route.pattern())).toList();

    private record Compiled(Route route, Pattern pattern) {}

    private Routes() {}

    /// Empty when the API has no such operation, as engines answer both a path and a method that they do not know.
    ///
    /// @param path without version and query, encoded
    /// @throws IllegalArgumentException when the path is encoded wrongly
    public static Optional<Found> find(String method, String path) {
        return match(method, path.equals("/networks/") ? "/networks" : path);
    }

    private static Optional<Found> match(String method, String path) {
        return COMPILED.stream().filter(each -> each.route().method().equals(method))
                .flatMap(each -> Route.match(each.route(), each.pattern(), path).stream()).findFirst()
                .filter(found -> !leadsElsewhere(found.name()));
    }

    /// Whether an engine could take a name for a way to something else.
    private static boolean leadsElsewhere(String name) {
        return Stream.of(name.split("/", -1)).anyMatch(part -> part.equals("..") || part.equals("."));
    }
}
