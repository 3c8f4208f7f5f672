package io.argosy.model.node;

import java.time.Instant;
import java.util.Objects;

/// That a node came to take tasks, and services were not spread over it since.
public record Coming(Kind kind, Instant at) {

    /// By what it came.
    public enum Kind {
        /// The machine is a node for the first time.
        JOINED,
        /// The node was lost.
        RETURNED,
        /// The node was drained.
        ACTIVATED
    }

    public Coming {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
    }

    /// For people, behind the node's name: `joined`.
    public String word() {
        return switch (kind) {
            case JOINED -> "joined";
            case RETURNED -> "returned";
            case ACTIVATED -> "was activated";
        };
    }
}
