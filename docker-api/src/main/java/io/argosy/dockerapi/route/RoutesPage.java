package io.argosy.dockerapi.route;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The table as the page `docs/docker-api.md`.
public final class RoutesPage {

    private RoutesPage() {}

    public static String text() {
        return """
                # The Docker API of the virtual engine

                Made from the route table of `docker-api`; a test compares the two. How it works, and what holds: [design/docker-api.md](design/docker-api.md).

                | answered | means |
                |---|---|
                %s
                Who looks (GET, HEAD) is a viewer at least, who changes something an operator; so is who reads files: %s. What an operator may not ask for is in [design/docker-api.md](design/docker-api.md#rights).

                | operation | answered | notes |
                |---|---|---|
                %s""".formatted(ways(), files(), routes(Routes.ALL));
    }

    private static String ways() {
        return Arrays.stream(Way.values()).map(way -> "| " + way.word() + " | " + way.meaning() + " |\n").collect(Collectors.joining());
    }

    private static String files() {
        return Rights.FILES.stream().map(signature -> "`" + signature + "`").collect(Collectors.joining(", "));
    }

    private static String routes(List<Route> routes) {
        return routes.stream().map(route -> "| `" + route.signature() + "` | " + route.way().word() + " | " + notes(route) + " |\n").collect(Collectors.joining());
    }

    private static String notes(Route route) {
        return route.operation() != Operation.NOT_DONE ? route.note() : route.note().isEmpty() ? "501" : "501; " + route.note();
    }
}
