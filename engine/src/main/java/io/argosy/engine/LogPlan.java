package io.argosy.engine;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Which part of a container's output.
///
/// @param follow whether the stream goes on until the container ends
/// @param tail lines from the end to begin with; all when absent
/// @param timestamps whether each line begins with its time and a space
public record LogPlan(boolean follow, Optional<Integer> tail, Optional<Instant> since, boolean timestamps) {
    public LogPlan {
        Objects.requireNonNull(tail, "tail");
        Objects.requireNonNull(since, "since");
    }

    public static LogPlan all() {
        return new LogPlan(false, Optional.empty(), Optional.empty(), false);
    }
}
