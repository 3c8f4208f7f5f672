package io.argosy.dockerapi.fleet;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Objects;

/// A node as the virtual engine needs it.
///
/// @param address at which other machines reach it
/// @param active whether new containers may go there
/// @param state for people: `connected`, or what it is instead and why
/// @param labels of node and engine together; the node's count where both have one
/// @param cpus whole cores
/// @param memoryBytes of the machine
/// @param engineVersion empty when it was never heard of
public record FleetNode(
        NodeId id, NodeName name, String address, Presence presence, boolean active, String state, Map<String, String> labels, long cpus, long memoryBytes,
        String os, String architecture, String engineVersion, ApiVersion api) {

    /// Whether the engine can be asked.
    public enum Presence {
        THERE,
        /// Not now, but its containers are taken to live on.
        AWAY,
        /// Its containers are taken to be gone.
        LOST
    }

    public FleetNode {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(presence, "presence");
        Objects.requireNonNull(state, "state");
        labels = Frozen.map(labels);
        Objects.requireNonNull(os, "os");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(engineVersion, "engineVersion");
        Objects.requireNonNull(api, "api");
    }

    public boolean there() {
        return presence == Presence.THERE;
    }

    /// Whether people mean this node by that word.
    public boolean isCalled(String word) {
        return name.value().equals(word) || id.value().equals(word);
    }
}
