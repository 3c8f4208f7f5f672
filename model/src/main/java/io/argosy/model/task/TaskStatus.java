package io.argosy.model.task;

import io.argosy.model.id.NetworkName;
import io.argosy.model.id.TaskId;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A task as its agent last saw it: observed status.
///
/// @param container the engine's id of its container
/// @param addresses its address on each network of its app that it is on
/// @param publishedPorts host ports its own container listens on (mode host), as `8080:80/tcp`
/// @param restarts how often its container was started again since it was made
/// @param crashLooping whether it ended several times in a row soon after its start
/// @param exitCode of the last run that ended
/// @param message the last fault, for people, with its remedy where one is known; empty when all is well
public record TaskStatus(
        TaskId task,
        TaskState state,
        Optional<String> container,
        Map<NetworkName, String> addresses,
        List<String> publishedPorts,
        int restarts,
        boolean crashLooping,
        Optional<Integer> exitCode,
        String message) {

    public TaskStatus {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(container, "container");
        addresses = Frozen.map(addresses);
        publishedPorts = Frozen.list(publishedPorts);
        Objects.requireNonNull(exitCode, "exitCode");
        Objects.requireNonNull(message, "message");
    }

    public static TaskStatus of(TaskId task, TaskState state) {
        return new TaskStatus(task, state, Optional.empty(), Map.of(), List.of(), 0, false, Optional.empty(), "");
    }

    public boolean ready() {
        return state instanceof TaskState.Running running && running.run() == RunState.READY;
    }

    public boolean unhealthy() {
        return state instanceof TaskState.Running running && running.run() == RunState.UNHEALTHY;
    }

    public boolean ended() {
        return state instanceof TaskState.Ended;
    }

    public boolean ended(EndReason reason) {
        return state instanceof TaskState.Ended end && end.reason() == reason;
    }

    /// Whether a later report may say this after it said `earlier`. A report that may not is out of date and dropped.
    public boolean mayFollow(TaskStatus earlier) {
        return earlier.state.phase().mayBecome(state.phase());
    }
}
