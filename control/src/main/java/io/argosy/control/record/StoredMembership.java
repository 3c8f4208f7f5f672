package io.argosy.control.record;

import io.argosy.model.network.Membership;
import java.util.Objects;
import java.util.Optional;

/// How a node's engine stands to Swarm mode, as its agent last said.
///
/// @param sealedToken with which others join; only managers know one
/// @param problem for people; empty when all is well
public record StoredMembership(Membership membership, Optional<String> sealedToken, String problem) {

    public StoredMembership {
        Objects.requireNonNull(membership, "membership");
        Objects.requireNonNull(sealedToken, "sealedToken");
        Objects.requireNonNull(problem, "problem");
    }
}
