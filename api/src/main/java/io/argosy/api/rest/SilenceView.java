package io.argosy.api.rest;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// That a node is not heard though its connection is open: it may be cut off, or paused.
///
/// @param time how long nothing was heard of it
/// @param cause for people, when other nodes saw more of it
public record SilenceView(Duration time, Optional<String> cause) {

    public SilenceView {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(cause, "cause");
    }
}
