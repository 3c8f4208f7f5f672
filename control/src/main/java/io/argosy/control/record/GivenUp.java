package io.argosy.control.record;

import java.time.Instant;
import java.util.Objects;

/// That a person takes a lost manager of the Swarm to be gone for good.
///
/// @param by who said so
public record GivenUp(Instant at, String by) {

    public GivenUp {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
    }
}
