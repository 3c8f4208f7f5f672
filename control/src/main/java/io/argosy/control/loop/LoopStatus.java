package io.argosy.control.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// How a loop is.
///
/// @param passes how many were run
/// @param lastRun when the last one began
/// @param took how long the last one took
/// @param problem why the last one failed; absent when it did not
public record LoopStatus(String name, long passes, Optional<Instant> lastRun, Duration took, Optional<String> problem) {

    public LoopStatus {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(lastRun, "lastRun");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(problem, "problem");
    }
}
