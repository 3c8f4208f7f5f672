package io.argosy.dockerapi.route;

import io.argosy.dockerapi.route.Route.Found;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which operations change something, and what the audit calls them.
public final class Audited {

    /// What is not GET and changes nothing, or is part of what was written down before.
    private static final Set<String> HARMLESS = Set.of(
            "POST /containers/{id}/wait", "POST /containers/{id}/resize", "POST /exec/{id}/start", "POST /exec/{id}/resize", "POST /auth", "POST /session", "POST /build/cancel");

    private Audited() {}

    /// Dotted, by the path: `docker.containers.start`, `docker.volumes.remove`. Empty for what need not be written down.
    public static Optional<String> action(Found found) {
        Route route = found.route();
        boolean looks = route.method().equals("GET") || route.method().equals("HEAD");
        if (looks || route.way() == Way.UNSUPPORTED || HARMLESS.contains(route.signature())) {
            return Optional.empty();
        }
        String words = Arrays.stream(route.template().split("/")).filter(part -> !part.isEmpty() && !part.startsWith("{")).collect(Collectors.joining("."));
        return Optional.of("docker." + words + (route.method().equals("DELETE") ? ".remove" : ""));
    }
}
