package io.argosy.control.hand;

import io.argosy.model.hand.HandContainer;
import io.argosy.model.id.NodeName;
import java.util.Objects;

/// A container made by hand, and how its node is.
///
/// @param nodeState for people
public record PlacedContainer(HandContainer container, NodeName node, String nodeState) {

    public PlacedContainer {
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(nodeState, "nodeState");
    }
}
