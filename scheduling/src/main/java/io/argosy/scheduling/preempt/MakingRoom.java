package io.argosy.scheduling.preempt;

import io.argosy.model.id.NodeId;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// How a task that finds no room comes to have some.
public sealed interface MakingRoom {

    /// It does not.
    record Nowhere() implements MakingRoom {}

    /// Tasks that were told to stop there leave enough.
    record Awaited(NodeId node) implements MakingRoom {
        public Awaited {
            Objects.requireNonNull(node, "node");
        }
    }

    /// These have to be told to stop there, besides those that were told already.
    ///
    /// @param tenants at least one, none of which could be spared
    record GivingWay(NodeId node, List<Tenant> tenants) implements MakingRoom {
        public GivingWay {
            Objects.requireNonNull(node, "node");
            tenants = Frozen.list(tenants);
        }
    }
}
