package io.argosy.control.session;

import io.argosy.control.change.Happening;
import io.argosy.model.event.Event;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;

/// Which reports about a task people want to hear of.
final class TaskNews {

    private TaskNews() {}

    static Optional<Event> of(Task task, Optional<TaskStatus> before, TaskStatus now, Instant at) {
        if (now.crashLooping() && before.filter(TaskStatus::crashLooping).isEmpty()) {
            return Optional.of(event(task, now, at, Severity.WARNING, "task.crash-loop", "ends again and again"));
        }
        return switch (now.state()) {
            case TaskState.Preparing _, TaskState.Stopping _ -> Optional.empty();
            case TaskState.Running running -> running(task, before, now, running, at);
            case TaskState.Ended ended -> before.filter(TaskStatus::ended).isPresent() ? Optional.empty() : Optional.of(ended(task, now, ended, at));
        };
    }

    private static Optional<Event> running(
            Task task, Optional<TaskStatus> before, TaskStatus now, TaskState.Running running, Instant at) {
        boolean same = before.filter(earlier -> earlier.state() instanceof TaskState.Running was && was.run() == running.run()).isPresent();
        if (same) {
            return Optional.empty();
        }
        return switch (running.run()) {
            case STARTING -> Optional.empty();
            case READY -> Optional.of(event(task, now, at, Severity.INFO, "task.ready", "is ready"));
            case UNHEALTHY -> Optional.of(event(task, now, at, Severity.WARNING, "task.unhealthy", "is unhealthy"));
            case BACKING_OFF -> Optional.of(event(task, now, at, Severity.WARNING, "task.backing-off", "ended and is started again"));
        };
    }

    private static Event ended(Task task, TaskStatus now, TaskState.Ended ended, Instant at) {
        return switch (ended.reason()) {
            case COMPLETED -> event(task, now, at, Severity.INFO, "task.completed", "completed");
            case STOPPED -> event(task, now, at, Severity.INFO, "task.stopped", "stopped");
            case FAILED -> event(task, now, at, Severity.ERROR, "task.failed", "failed");
            case REJECTED -> event(task, now, at, Severity.ERROR, "task.rejected", "cannot run");
            case LOST -> event(task, now, at, Severity.WARNING, "task.lost", "disappeared");
        };
    }

    private static Event event(Task task, TaskStatus status, Instant at, Severity severity, String kind, String what) {
        boolean exited = kind.equals("task.failed") || kind.equals("task.backing-off") || kind.equals("task.crash-loop");
        String exit = exited ? status.exitCode().map(code -> " with exit code " + code).orElse("") : "";
        String message = task.slot().shortName() + " " + what + exit + (status.message().isEmpty() ? "" : ": " + status.message());
        return Happening.ofTask(at, severity, kind, task, message);
    }
}
