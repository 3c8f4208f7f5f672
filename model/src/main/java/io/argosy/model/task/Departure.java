package io.argosy.model.task;

import io.argosy.model.id.NodeId;
import java.time.Instant;
import java.util.Objects;

/// That a task is to leave its node for another one, so that its service is spread evenly. The task itself never moves: another one is made in its place first.
///
/// @param to where that one is to run
/// @param cause for people: `node n4 joined: moving 1 of 6 tasks of web from n1`
/// @param since when it was decided
/// @param givenUp whether the task stays after all, because the other one did not become ready
public record Departure(NodeId to, String cause, Instant since, boolean givenUp) {

    public Departure {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(since, "since");
    }

    public Departure(NodeId to, String cause, Instant since) {
        this(to, cause, since, false);
    }

    /// Whether a task was made since, so that it may be the one that takes the place.
    public boolean precedes(Task other) {
        return !other.createdAt().isBefore(since);
    }

    public Departure failed() {
        return new Departure(to, cause, since, true);
    }
}
