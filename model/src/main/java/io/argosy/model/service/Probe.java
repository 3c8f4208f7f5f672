package io.argosy.model.service;

import java.time.Duration;
import java.util.Objects;

/// How health is judged.
///
/// @param interval between checks of a ready or unhealthy task
/// @param timeout after which a check has failed
/// @param failures in a row that make a task unhealthy
/// @param successes in a row that make it ready
/// @param startPeriod during which failures do not count
/// @param startInterval between checks until the task is first ready
public record Probe(
        Check check, Duration interval, Duration timeout, int failures, int successes, Duration startPeriod, Duration startInterval) {

    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    public static final Duration DEFAULT_START_INTERVAL = Duration.ofSeconds(1);
    public static final int DEFAULT_FAILURES = 3;

    public Probe {
        Objects.requireNonNull(check, "check");
        requirePositive("interval", interval);
        requirePositive("timeout", timeout);
        requirePositive("start_interval", startInterval);
        if (failures < 1 || successes < 1) {
            throw new IllegalArgumentException("a probe needs at least one failure and one success to judge by");
        }
        if (startPeriod.isNegative()) {
            throw new IllegalArgumentException("start_period cannot be negative: " + startPeriod);
        }
    }

    private static void requirePositive(String field, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(field + " must be longer than zero, not " + value);
        }
    }
}
