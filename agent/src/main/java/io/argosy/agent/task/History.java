package io.argosy.agent.task;

import io.argosy.model.task.EndReason;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What of a task must outlive the agent.
///
/// @param container the container made for it; absent until one is complete
/// @param started whether it was ever started
/// @param judged start of the last run whose end was judged
/// @param restarts how often the container was started again
/// @param row ends in a row, each soon after its start
/// @param retryAt when to start again after the last end
/// @param readyRun start of the run that was last seen ready; absent when it is not
/// @param exitCode of the last run that ended
/// @param end why and when the task ended for good
/// @param message the last fault, for people
public record History(
        Optional<String> container,
        boolean started,
        Optional<Instant> judged,
        int restarts,
        int row,
        Optional<Instant> retryAt,
        Optional<Instant> readyRun,
        Optional<Integer> exitCode,
        Optional<End> end,
        String message) {
    public static final History NONE = new History(
            Optional.empty(), false, Optional.empty(), 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");

    /// The end of a task.
    public record End(EndReason reason, Instant at) {}

    public History {
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(judged, "judged");
        Objects.requireNonNull(retryAt, "retryAt");
        Objects.requireNonNull(readyRun, "readyRun");
        Objects.requireNonNull(exitCode, "exitCode");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(message, "message");
    }

    public History made(String id) {
        return new History(Optional.of(id), false, judged, restarts, row, retryAt, Optional.empty(), exitCode, end, message);
    }

    /// The container was taken away by the agent itself.
    public History discarded() {
        return new History(Optional.empty(), started, judged, restarts, row, retryAt, Optional.empty(), exitCode, end, message);
    }

    public History startedAgain() {
        return new History(container, true, judged, started ? restarts + 1 : restarts, row, Optional.empty(), Optional.empty(), exitCode, end, message);
    }

    public History judged(Instant run, int newRow, Optional<Instant> retry, int code, String why) {
        return new History(container, true, Optional.of(run), restarts, newRow, retry, Optional.empty(), Optional.of(code), end, why);
    }

    public History ready(Optional<Instant> run) {
        return new History(container, started, judged, restarts, row, retryAt, run, exitCode, end, message);
    }

    public History saying(String why) {
        return new History(container, started, judged, restarts, row, retryAt, readyRun, exitCode, end, why);
    }

    public History ended(EndReason reason, Instant at) {
        return new History(container, started, judged, restarts, row, Optional.empty(), Optional.empty(), exitCode, Optional.of(new End(reason, at)), message);
    }
}
