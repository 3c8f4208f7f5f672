package io.argosy.control.join;

import java.util.Locale;

/// Every way in which a machine can be refused. Stable: [#id()] is what agents tell and scripts look for.
public enum JoinCode {
    NODE_TOKEN_UNKNOWN,
    NODE_TOKEN_EXPIRED,
    NODE_TOKEN_USED_UP,
    NODE_TOKEN_REVOKED,
    /// The machine is a node of another space than the token's.
    NODE_TOKEN_SPACE,
    WRONG_CLUSTER,
    NODE_NAME_TAKEN,
    /// The engine belongs to a node whose agent is connected.
    ENGINE_TAKEN,
    /// The disk is a copy of another node's.
    CLONED,
    ENGINE_UNUSABLE,
    ENGINE_TOO_OLD,
    FOREIGN_SWARM,
    LIVE_RESTORE,
    NO_ROOM,
    CLOCKS_APART,
    /// Another program uses a port that nodes need between them.
    NODE_PORTS_TAKEN,
    /// Nodes do not reach each other.
    NODE_PORTS_CLOSED,
    /// The server could not write it down.
    UNAVAILABLE;

    /// The code as people see it: `engine-taken`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param problem with the remedy
    JoinOutcome.Refused refused(String problem) {
        return new JoinOutcome.Refused(id(), problem);
    }
}
