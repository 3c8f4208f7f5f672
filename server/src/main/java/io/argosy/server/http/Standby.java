package io.argosy.server.http;

import java.util.List;

/// What a server answers itself while another leads: looks at records. What changes something, and what goes through a node's agent, is for the leader.
final class Standby {

    private static final List<String> THROUGH_AGENTS = List.of("/logs", "/files", "/exec");

    private Standby() {}

    /// @param path without the query
    static boolean serves(String method, String path) {
        return (method.equals("GET") || method.equals("HEAD")) && THROUGH_AGENTS.stream().noneMatch(path::endsWith);
    }
}
