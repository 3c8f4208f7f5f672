package io.argosy.model.network;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// What a network of an app is on the engine of one node.
public sealed interface Reach {

    Reach BRIDGE = new Bridge();

    Reach GIVEN = new Given();

    /// A bridge of this node's own, made by its agent under the network's engine name, whatever driver the spec names.
    record Bridge() implements Reach {}

    /// As the app's file says: an external network, or one of a driver that is every node's own affair.
    record Given() implements Reach {}

    /// An overlay that exists. Tasks that are on the bridge that went before (the network's engine name) are moved over while they run, and then the
    /// bridge is removed.
    ///
    /// @param engineName what engines call the overlay
    /// @param id the engines' id of it; another id is another network, and tasks are moved over to it too
    /// @param subnets its address ranges in CIDR form: what a node's host routes to reach it
    record Overlay(String engineName, String id, List<String> subnets) implements Reach {
        public Overlay {
            Objects.requireNonNull(engineName, "engineName");
            Objects.requireNonNull(id, "id");
            subnets = Frozen.list(subnets);
        }
    }

    /// Nothing yet: the overlay is still to be made, or the node is not in the Swarm. Tasks that are to start wait for it, tasks that run are left as they are.
    ///
    /// @param why for people
    record Awaited(String why) implements Reach {
        public Awaited {
            Objects.requireNonNull(why, "why");
        }
    }
}
