package io.argosy.engine;

import java.util.Objects;

/// How an engine stands to Swarm mode, as the engine itself knows without asking others.
public sealed interface SwarmState {
    record Outside() implements SwarmState {}

    /// @param member the engine's id in the Swarm
    /// @param address of its machine, at which other members reach it
    /// @param manager whether it has that role
    /// @param problem why it takes no part at the moment, in the engine's words; empty when it does
    /// @param failed whether the engine has failed at it, so that it may not take part again by itself
    record Member(String member, String address, boolean manager, String problem, boolean failed) implements SwarmState {
        public Member(String member, String address, boolean manager, String problem) {
            this(member, address, manager, problem, false);
        }

        public Member {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(problem, "problem");
        }
    }
}
