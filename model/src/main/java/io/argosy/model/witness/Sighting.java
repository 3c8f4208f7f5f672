package io.argosy.model.witness;

import io.argosy.model.id.NodeId;
import java.util.Objects;

/// What a witness says of one node.
public record Sighting(NodeId node, Sign sign) {

    public Sighting {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(sign, "sign");
    }
}
