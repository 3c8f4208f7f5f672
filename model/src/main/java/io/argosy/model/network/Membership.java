package io.argosy.model.network;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How an engine stands to Swarm mode, as its agent sees.
public sealed interface Membership {

    /// In no Swarm.
    record Outside() implements Membership {}

    /// In a Swarm, of which a worker's engine cannot tell whose it is.
    ///
    /// @param member the engine's id in it
    /// @param address `HOST:PORT` at which managers take joins; where members reach this one
    /// @param manager whether the engine is one
    /// @param swarm the Swarm's id, as managers know it while one of them leads
    /// @param cluster the cluster that the Swarm's label names, as managers know it
    /// @param peers all members as managers know them, this one too; empty while no manager leads
    record Member(String member, String address, boolean manager, Optional<String> swarm, Optional<String> cluster, List<SwarmPeer> peers)
            implements Membership {
        public Member {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(swarm, "swarm");
            Objects.requireNonNull(cluster, "cluster");
            peers = Frozen.list(peers);
        }
    }
}
