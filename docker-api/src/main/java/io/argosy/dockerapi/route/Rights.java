package io.argosy.dockerapi.route;

import io.argosy.dockerapi.right.Role;
import java.util.List;

/// Which role an operation asks for. What is in its body may ask for more.
public final class Rights {

    /// What only reads, but files and whatever secrets are in them, or lets somebody type.
    static final List<String> FILES = List.of(
            "GET /containers/{id}/export", "HEAD /containers/{id}/archive", "GET /containers/{id}/archive", "GET /containers/{id}/attach/ws",
            "GET /images/get", "GET /images/{name}/get");

    private Rights() {}

    public static Role needed(Route route) {
        boolean looks = route.method().equals("GET") || route.method().equals("HEAD");
        return looks && !FILES.contains(route.signature()) ? Role.VIEWER : Role.OPERATOR;
    }
}
