package io.argosy.model.network;

import java.util.Objects;

/// A member of the Swarm as a manager sees it.
///
/// @param member its id in the Swarm
/// @param manager whether it has that role
/// @param up whether the managers hear from it; so is one that has only just come in
/// @param reachable whether the other managers reach it as a manager; false for workers
public record SwarmPeer(String member, String hostname, boolean manager, boolean up, boolean reachable) {

    public SwarmPeer {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(hostname, "hostname");
    }
}
