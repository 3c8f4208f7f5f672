package io.argosy.control.network;

import io.argosy.model.id.NodeName;
import java.util.Objects;

/// How a node's engine takes part in the network that spans nodes.
///
/// @param role `manager`, `worker`, or empty while it is in no Swarm, or in a foreign one
/// @param steward whether it is the manager that makes and removes networks
/// @param problem for people; empty when all is well
public record MemberView(NodeName node, State state, String role, boolean steward, String problem) {

    /// How far it is.
    public enum State {
        /// The cluster has one node, and needs no such network.
        NOT_NEEDED,
        /// Its agent has not said anything yet.
        UNKNOWN,
        JOINING,
        MEMBER,
        LEAVING
    }

    public MemberView {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(problem, "problem");
    }
}
