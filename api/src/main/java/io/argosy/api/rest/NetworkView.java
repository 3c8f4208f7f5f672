package io.argosy.api.rest;

import io.argosy.model.id.AppName;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// A network of an app.
///
/// @param engineName what engines call it
/// @param kind `bridge`, `overlay`, `external`, or the driver its file names
/// @param state `ready`, `making`, `removing` or `failed`
/// @param subnets its address ranges, in CIDR form
/// @param nodes that have tasks on it
/// @param problem why it is not as it should be, for people; empty when all is well
public record NetworkView(
        SpaceName space,
        AppName app,
        NetworkName name,
        String engineName,
        String kind,
        String state,
        List<String> subnets,
        List<NodeName> nodes,
        String problem) {

    public NetworkView {
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(engineName, "engineName");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(state, "state");
        subnets = Frozen.list(subnets);
        nodes = Frozen.list(nodes);
        Objects.requireNonNull(problem, "problem");
    }
}
