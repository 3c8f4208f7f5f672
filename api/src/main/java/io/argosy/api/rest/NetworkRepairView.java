package io.argosy.api.rest;

import io.argosy.model.id.NodeName;
import io.argosy.model.unit.Frozen;
import java.util.List;

/// What the repair of the network that spans nodes began with.
///
/// @param givenUp lost nodes that are no managers of it any more
public record NetworkRepairView(List<NodeName> givenUp) {

    public NetworkRepairView {
        givenUp = Frozen.list(givenUp);
    }
}
