package io.argosy.api.rest;

import io.argosy.model.id.NodeName;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A container made by hand, through the virtual engine.
///
/// @param container the engine's id of it
/// @param name empty until it is known which one the engine made up
/// @param nodeState `connected`, `away` or `lost`; `gone` where the node is no more of the cluster
/// @param ports of the host, as `8080/tcp`
/// @param by who made it
public record HandContainerView(String container, String name, String image, NodeName node, String nodeState, List<String> ports, String by, Instant madeAt) {

    public HandContainerView {
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(nodeState, "nodeState");
        ports = Frozen.list(ports);
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(madeAt, "madeAt");
    }
}
