package io.argosy.model.node;

import java.time.Instant;
import java.util.Objects;

/// Whether a node is there, as the leading server judges.
public record Liveness(State state, Instant since, String cause) {

    /// What the server knows of a node.
    public enum State {
        /// Its agent holds a session.
        CONNECTED,
        /// Its agent is away; its tasks are taken to run on.
        AWAY
    }

    public Liveness {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(cause, "cause");
    }
}
