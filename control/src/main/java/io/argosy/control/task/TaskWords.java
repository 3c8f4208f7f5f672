package io.argosy.control.task;

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
}
