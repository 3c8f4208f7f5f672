package io.argosy.api.rest;

import io.argosy.model.id.NodeName;
import java.util.Objects;

/// How a node takes part in the network that spans nodes.
///
/// @param state `not-needed`, `unknown`, `joining`, `member` or `leaving`
/// @param role `manager` or `worker`; empty when it is no member
/// @param steward whether it is the manager that makes and removes networks
/// @param problem for people; empty when all is well
public record NetworkMemberView(NodeName node, String state, String role, boolean steward, String problem) {

    public NetworkMemberView {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(problem, "problem");
    }
}
