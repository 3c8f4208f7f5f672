package io.argosy.model.network;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// An overlay that is to be, or, once `remove` is set, to be removed. It keeps its address ranges until it is gone.
///
/// @param bridgeName the network's engine name, and its bridge's
/// @param engineName the overlay's own
/// @param bridges nodes on which tasks ran on the bridge when the overlay was decided on: they go on there until it can be used
public record OverlayNetwork(
        AppRef app,
        NetworkName name,
        String bridgeName,
        String engineName,
        NetworkSpec spec,
        List<NetworkSpec.Subnet> subnets,
        Set<NodeId> bridges,
        boolean remove) {

    public OverlayNetwork {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(bridgeName, "bridgeName");
        Objects.requireNonNull(engineName, "engineName");
        Objects.requireNonNull(spec, "spec");
        subnets = Frozen.list(subnets);
        bridges = Frozen.set(bridges);
    }

    public OverlayNetwork removing(boolean wanted) {
        return new OverlayNetwork(app, name, bridgeName, engineName, spec, subnets, bridges, wanted);
    }
}
