package io.argosy.control.task;

import io.argosy.model.id.NodeName;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskPhase;
import io.argosy.model.task.TaskStatus;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A task as it is at one revision: a row of `ps`.
///
/// @param node the name of its node
/// @param status absent until its agent said something of it
/// @param state one word for people: `pending`, `preparing`, `starting`, `ready`, `unhealthy`, `backing off`, `crash loop`, `stopping`,
///     `completed`, `failed`, `rejected`, `stopped`, `lost`, `node lost`
/// @param since when it came to that state, as far as known; else when it was made
/// @param image the reference, as its release's file has it
/// @param ports published ports, as `8080->80/tcp`
/// @param message why, for people: the last fault, the reasons it is pending with their counts, or empty
public record TaskView(
        Task task,
        Optional<NodeName> node,
        Optional<TaskStatus> status,
        TaskPhase phase,
        String state,
        Instant since,
        String image,
        List<String> ports,
        String message) {

    public TaskView {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(image, "image");
        ports = Frozen.list(ports);
        Objects.requireNonNull(message, "message");
    }
}
