package io.argosy.control.witness;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// That a node is not heard though its connection is open.
///
/// @param time how long nothing was heard
/// @param cause for people, when other nodes saw more of it
public record Silence(Duration time, Optional<String> cause) {

    public Silence {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(cause, "cause");
    }
}
