package io.argosy.model.node;

import io.argosy.model.unit.ByteSize;
import java.util.Objects;
import java.util.Optional;

/// What of an engine decides whether it can work with engines of other nodes.
///
/// @param liveRestore whether containers outlive the engine, which the engine cannot combine with its Swarm mode
/// @param swarm what the engine is to a Swarm
/// @param diskFree where the engine keeps images and volumes, rounded down to MiB; absent when not known
public record EngineCondition(boolean liveRestore, SwarmPlace swarm, Optional<ByteSize> diskFree) {

    public static final EngineCondition UNKNOWN = new EngineCondition(false, SwarmPlace.NONE, Optional.empty());

    /// @param active whether it is in a Swarm
    /// @param member its id there; empty outside
    /// @param swarm the Swarm's id, which only its managers know; empty otherwise
    public record SwarmPlace(boolean active, String member, String swarm) {

        public static final SwarmPlace NONE = new SwarmPlace(false, "", "");

        public SwarmPlace {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(swarm, "swarm");
        }
    }

    public EngineCondition {
        Objects.requireNonNull(swarm, "swarm");
        Objects.requireNonNull(diskFree, "diskFree");
    }
}
