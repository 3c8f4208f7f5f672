package io.argosy.control.record;

import java.time.Instant;
import java.util.Objects;

/// What was issued to a node up to a moment counts no longer.
///
/// @param cause for people
public record Revocation(Instant at, String cause) {

    public Revocation {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(cause, "cause");
    }
}
