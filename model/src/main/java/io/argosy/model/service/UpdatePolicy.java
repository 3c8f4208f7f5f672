package io.argosy.model.service;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// How a release replaces the tasks of a service.
///
/// @param parallelism slots replaced at one time; 0 for all
/// @param delay between one batch being ready and the next
/// @param onFailure what follows when more than `maxFailureRatio` of the new tasks failed
/// @param monitor how long a new task is watched for failure after it became ready
/// @param maxFailureRatio 0 to 1
/// @param order chosen by the planner when absent: start-first, unless a fixed host port or a writer of a local volume
///     forbids the overlap
/// @param progressDeadline within which a new task has to become ready, else it counts as failed; [#DEFAULT_PROGRESS_DEADLINE] when absent
public record UpdatePolicy(
        int parallelism, Duration delay, FailureAction onFailure, Duration monitor, double maxFailureRatio, Optional<Order> order,
        Optional<Duration> progressDeadline) {

    public static final Duration DEFAULT_MONITOR = Duration.ofSeconds(5);

    public static final Duration DEFAULT_PROGRESS_DEADLINE = Duration.ofMinutes(10);

    public static final UpdatePolicy DEFAULT =
            new UpdatePolicy(1, Duration.ZERO, FailureAction.ROLLBACK, DEFAULT_MONITOR, 0, Optional.empty());

    /// What follows a failed update.
    public enum FailureAction { PAUSE, CONTINUE, ROLLBACK }

    /// Which of the two tasks of a slot goes first.
    public enum Order { START_FIRST, STOP_FIRST }

    public UpdatePolicy {
        Objects.requireNonNull(onFailure, "onFailure");
        Objects.requireNonNull(order, "order");
        if (parallelism < 0) {
            throw new IllegalArgumentException("parallelism cannot be negative: " + parallelism);
        }
        if (delay.isNegative() || monitor.isNegative()) {
            throw new IllegalArgumentException("delay and monitor cannot be negative");
        }
        if (!(maxFailureRatio >= 0 && maxFailureRatio <= 1)) {
            throw new IllegalArgumentException("max_failure_ratio is between 0 and 1, not " + maxFailureRatio);
        }
        if (progressDeadline.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
            throw new IllegalArgumentException("progress_deadline must be more than nothing");
        }
    }

    public UpdatePolicy(int parallelism, Duration delay, FailureAction onFailure, Duration monitor, double maxFailureRatio, Optional<Order> order) {
        this(parallelism, delay, onFailure, monitor, maxFailureRatio, order, Optional.empty());
    }

    public Duration deadline() {
        return progressDeadline.orElse(DEFAULT_PROGRESS_DEADLINE);
    }
}
