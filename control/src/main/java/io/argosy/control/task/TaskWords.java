package io.argosy.control.task;

import io.argosy.model.task.EndReason;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import java.util.Locale;
import java.util.Optional;

/// The state of a task in one word, for people.
final class TaskWords {

    private TaskWords() {}

    static String state(Task task, Optional<TaskStatus> status) {
        boolean ended = status.filter(TaskStatus::ended).isPresent();
        if (task.goal() == Goal.STOP && !ended) {
            return "stopping";
        }
        return status.map(TaskWords::state).orElse(task.node().isPresent() ? "preparing" : "pending");
    }

    private static String state(TaskStatus status) {
        return switch (status.state()) {
            case TaskState.Preparing _ -> "preparing";
            case TaskState.Running running -> switch (running.run()) {
                case STARTING -> "starting";
                case READY -> "ready";
                case UNHEALTHY -> "unhealthy";
                case BACKING_OFF -> status.crashLooping() ? "crash loop" : "backing off";
            };
            case TaskState.Stopping _ -> "stopping";
            case TaskState.Ended ended -> ended.reason().name().toLowerCase(Locale.ROOT);
        };
    }

    /// Why the task is not ready, when its agent named no fault; empty when there is nothing to say.
    static String note(TaskStatus status) {
        return switch (status.state()) {
            case TaskState.Preparing preparing -> preparing.step();
            case TaskState.Running running -> switch (running.run()) {
                case READY -> "";
                case STARTING -> "its probe has not passed yet";
                case UNHEALTHY -> "its probe fails";
                case BACKING_OFF -> "its container ended" + exit(status) + running.retryAt().map(at -> ", next start at " + at).orElse("");
            };
            case TaskState.Stopping _ -> "";
            case TaskState.Ended ended -> ended.reason() == EndReason.FAILED ? "its container ended" + exit(status) : "";
        };
    }

    private static String exit(TaskStatus status) {
        return status.exitCode().map(code -> " with exit code " + code).orElse("");
    }
}
