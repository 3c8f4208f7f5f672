package io.argosy.planning.network;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.unit.Frozen;
import java.util.Objects;
import java.util.Set;

/// A network that spans nodes and that an app has use for.
///
/// @param bridgeName the network's engine name
/// @param attachments how many tasks are to be on it
/// @param nodes that have tasks on it
public record NetworkNeed(AppRef app, NetworkName name, String bridgeName, NetworkSpec spec, int attachments, Set<NodeId> nodes) {

    public NetworkNeed {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(bridgeName, "bridgeName");
        Objects.requireNonNull(spec, "spec");
        nodes = Frozen.set(nodes);
    }
}
