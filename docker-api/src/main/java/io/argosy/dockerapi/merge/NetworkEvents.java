package io.argosy.dockerapi.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What engines tell of networks that span nodes, as one engine would of its own: every manager tells that one was made, every node that it has it now.
public final class NetworkEvents {

    private static final String OVERLAY = "overlay";
    private static final Set<String> LIFE = Set.of("create", "destroy");

    private NetworkEvents() {}

    /// Empty for what is told by somebody else, or means nothing to clients.
    ///
    /// @param fromMaker whether the engine told it that makes them
    /// @param driver that was asked for, by the network's name
    public static Optional<JsonNode> told(JsonNode event, boolean fromMaker, Function<String, Optional<String>> driver) {
        if (!event.path("Type").asText().equals("network") || !(event.path("Actor").path("Attributes") instanceof ObjectNode attributes)) {
            return Optional.of(event);
        }
        String action = event.path("Action").asText();
        boolean ofSwarm = event.path("scope").asText().equals("swarm");
        if (ofSwarm ? !fromMaker || action.equals("update") : isOverlay(attributes) && LIFE.contains(action)) {
            return Optional.empty();
        }
        if (ofSwarm || isOverlay(attributes)) {
            attributes.put("type", driver.apply(attributes.path("name").asText()).orElse(OVERLAY));
        }
        if (ofSwarm && action.equals("remove")) {
            ((ObjectNode) event).put("Action", "destroy");
        }
        return Optional.of(event);
    }

    private static boolean isOverlay(JsonNode attributes) {
        return attributes.path("type").asText().equals(OVERLAY);
    }
}
