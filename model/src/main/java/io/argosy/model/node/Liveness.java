package io.argosy.model.node;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Whether a node is there, as the leading server judges.
///
/// @param since when it came to that state
/// @param cause why, for people
/// @param lostAt when a node that is away will be taken as lost; absent in other states
/// @param flapping how often it was lost lately
/// @param came by what it came, until services were spread over it
public record Liveness(State state, Instant since, String cause, Optional<Instant> lostAt, Flapping flapping, Optional<Coming> came) {

    /// What the server knows of a node.
    public enum State {
        /// Its agent holds a session.
        CONNECTED,
        /// Its agent is away; its tasks are taken to run on.
        AWAY,
        /// Its agent has been away for too long; its tasks are taken to be gone, and are replaced on other nodes where they can be.
        LOST
    }

    public Liveness {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(cause, "cause");
        flapping = Objects.requireNonNullElse(flapping, Flapping.NONE);
        Objects.requireNonNull(came, "came");
        if (lostAt.isPresent() && state != State.AWAY) {
            throw new IllegalArgumentException("only a node that is away will be lost, not one that is " + state);
        }
    }

    public Liveness(State state, Instant since, String cause) {
        this(state, since, cause, Optional.empty(), Flapping.NONE, Optional.empty());
    }

    public static Liveness away(Instant since, String cause, Instant lostAt) {
        return new Liveness(State.AWAY, since, cause, Optional.of(lostAt), Flapping.NONE, Optional.empty());
    }

    public Liveness with(Flapping known) {
        return new Liveness(state, since, cause, lostAt, known, came);
    }

    public Liveness with(Optional<Coming> known) {
        return new Liveness(state, since, cause, lostAt, flapping, known);
    }

    /// In this state, with what was remembered of the node before.
    public Liveness after(Liveness before) {
        return new Liveness(state, since, cause, lostAt, before.flapping, before.came);
    }
}
