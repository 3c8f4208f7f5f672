package io.argosy.server.http;

import java.util.List;
import java.util.regex.Pattern;

/// Who answers while another server leads.
enum Standby {

    /// The server that was asked, from its records.
    ITSELF,
    /// The leader, because it also knows what is in no records: which nodes are silent, why tasks wait. When it cannot be asked, the server itself, and says so.
    LEADER_OR_ITSELF,
    /// The leader alone: what changes something, and what goes through a node's agent.
    LEADER;

    private static final List<String> THROUGH_AGENTS = List.of("/logs", "/files", "/exec");
    private static final Pattern NOT_IN_RECORDS = Pattern.compile(
            "/v1/(nodes(/[^/]+)?|networks(/members)?|tasks(/[^/]+)?|apps|spaces/[^/]+/(tasks|apps(/[^/]+(/tasks)?)?))");

    /// @param path without the query
    static Standby answering(String method, String path) {
        if (!method.equals("GET") && !method.equals("HEAD") || THROUGH_AGENTS.stream().anyMatch(path::endsWith)) {
            return LEADER;
        }
        return NOT_IN_RECORDS.matcher(path).matches() ? LEADER_OR_ITSELF : ITSELF;
    }
}
