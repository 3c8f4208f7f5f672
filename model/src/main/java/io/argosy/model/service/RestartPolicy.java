package io.argosy.model.service;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// When the agent starts a container again that ended by itself. It backs off between tries: `delay`, doubled each time up
/// to [#MAX_DELAY], and back to `delay` after the container ran for `window`.
///
/// @param maxAttempts restarts in a row before the task ends; for ever when absent
public record RestartPolicy(Condition condition, Duration delay, Optional<Integer> maxAttempts, Duration window) {

    public static final Duration DEFAULT_DELAY = Duration.ofMillis(500);
    public static final Duration MAX_DELAY = Duration.ofMinutes(5);
    public static final Duration DEFAULT_WINDOW = Duration.ofSeconds(10);

    public static final RestartPolicy ALWAYS = of(Condition.ANY);
    public static final RestartPolicy NEVER = of(Condition.NONE);

    /// Which ends are followed by a start.
    public enum Condition { NONE, ON_FAILURE, ANY }

    public RestartPolicy {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(maxAttempts, "maxAttempts");
        if (delay.isNegative() || window.isNegative()) {
            throw new IllegalArgumentException("a restart policy's delay and window cannot be negative");
        }
    }

    private static RestartPolicy of(Condition condition) {
        return new RestartPolicy(condition, DEFAULT_DELAY, Optional.empty(), DEFAULT_WINDOW);
    }
}
