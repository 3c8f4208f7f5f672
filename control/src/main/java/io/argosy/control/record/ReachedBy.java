package io.argosy.control.record;

import io.argosy.model.id.NodeId;
import io.argosy.model.unit.Frozen;
import java.util.Set;

/// The nodes that reached a node when they last tried.
public record ReachedBy(Set<NodeId> nodes) {

    public ReachedBy {
        nodes = Frozen.set(nodes);
    }
}
