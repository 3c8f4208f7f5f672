package io.argosy.dockerapi.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.dockerapi.fleet.FleetNode;
import java.util.Objects;

/// What the engine of one node answered.
public record Part(FleetNode node, JsonNode tree) {

    public Part {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(tree, "tree");
    }
}
