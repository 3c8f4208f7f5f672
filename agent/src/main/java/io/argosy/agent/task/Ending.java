package io.argosy.agent.task;

import io.argosy.engine.ContainerState.Exited;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.task.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the end of a run means.
public final class Ending {
    /// Ends in a row, each soon after its start, that make a crash loop.
    public static final int CRASH_LOOP = 3;

    /// The engine's own exit code for a container that it could not start.
    private static final int CANNOT_START = 128;

    private static final Duration MIN_DELAY = Duration.ofMillis(100);

    private Ending() {}

    /// How a run came to its end.
    public enum Cause {
        /// By itself.
        ITSELF,
        /// The agent stopped it because its probe failed: it is started again whatever the policy says of ends.
        UNHEALTHY,
        /// Somebody else told it to end: a person, or the engine on its way down.
        TOLD,
        /// Its lease ran out, and agent or guard ended it: it is started again when there is another lease, and it is no failure of its own.
        LEASE,
        /// The engine or the machine went down under it: it is started again unless the policy never restarts, and it is no failure of its own.
        ENGINE
    }

    public static History judge(RestartPolicy policy, History before, Exited exited, Cause cause) {
        boolean steady = !Duration.between(exited.startedAt(), exited.at()).minus(policy.window()).isNegative();
        boolean forced = cause == Cause.ENGINE || cause == Cause.LEASE;
        int row = forced ? before.row() : steady ? 1 : before.row() + 1;
        boolean again = wanted(policy.condition(), exited, cause) && (forced || triesLeft(policy, row));
        Duration delay = forced ? Duration.ZERO : delay(policy, row);
        Optional<Instant> retry = again ? Optional.of(exited.at().plus(delay)) : Optional.empty();
        History judged = before.judged(exited.startedAt(), row, retry, exited.code(), describe(exited, cause));
        return again ? judged : judged.ended(failed(exited, cause) ? EndReason.FAILED : EndReason.COMPLETED, exited.at());
    }

    /// A container that ran before cannot be started again, and will be tried again.
    public static History startFailed(RestartPolicy policy, History before, Instant now, String problem) {
        int row = before.row() + 1;
        return before.judged(before.judged().orElse(Instant.EPOCH), row, Optional.of(now.plus(delay(policy, row))),
                before.exitCode().orElse(CANNOT_START), problem);
    }

    private static boolean wanted(RestartPolicy.Condition condition, Exited exited, Cause cause) {
        if (cause == Cause.LEASE) {
            return true;
        }
        return switch (condition) {
            case ANY -> true;
            case ON_FAILURE -> cause != Cause.ITSELF || failed(exited, cause);
            case NONE -> cause == Cause.UNHEALTHY;
        };
    }

    private static boolean failed(Exited exited, Cause cause) {
        return exited.code() != 0 || !exited.problem().isEmpty() || cause == Cause.UNHEALTHY;
    }

    /// The run that just ended is not a restart itself, so `row` ends leave `row - 1` restarts used up.
    private static boolean triesLeft(RestartPolicy policy, int row) {
        return policy.maxAttempts().map(max -> row - 1 < max).orElse(true);
    }

    static Duration delay(RestartPolicy policy, int row) {
        Duration delay = policy.delay().compareTo(MIN_DELAY) < 0 ? MIN_DELAY : policy.delay();
        for (int i = 1; i < row && delay.compareTo(RestartPolicy.MAX_DELAY) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(RestartPolicy.MAX_DELAY) < 0 ? delay : RestartPolicy.MAX_DELAY;
    }

    private static String describe(Exited exited, Cause cause) {
        if (!exited.problem().isEmpty()) {
            return "not started: " + exited.problem();
        }
        if (exited.outOfMemory()) {
            return "killed: out of memory; raise its memory limit";
        }
        return switch (cause) {
            case UNHEALTHY -> "restarted: its probe failed";
            case TOLD -> "told to end from outside, exit code " + exited.code();
            case ENGINE -> "ended with the engine";
            case LEASE -> "stopped: its lease ran out, as no server was heard in time";
            case ITSELF -> exited.code() == 0 ? "" : "exited with code " + exited.code();
        };
    }
}
