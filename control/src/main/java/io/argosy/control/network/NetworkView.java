package io.argosy.control.network;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeName;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// A network of an app as it is at one revision.
///
/// @param engineName what engines call it
/// @param kind `bridge`, `overlay`, `external`, or the driver its file names
/// @param subnets its address ranges where the server chose or knows them
/// @param nodes that have tasks on it
/// @param problem why it is not as it should be, for people; empty when all is well
public record NetworkView(
        AppRef app, NetworkName name, String engineName, String kind, State state, List<String> subnets, List<NodeName> nodes, String problem) {

    /// How far it is.
    public enum State { READY, MAKING, REMOVING, FAILED }

    public NetworkView {
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
