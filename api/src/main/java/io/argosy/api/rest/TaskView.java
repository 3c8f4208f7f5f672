package io.argosy.api.rest;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Goal;
import io.argosy.model.task.TaskPhase;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A task as it is now: a row of `ps`.
///
/// @param name `web.2`
/// @param state one word for people: `pending`, `preparing`, `starting`, `ready`, `unhealthy`, `backing off`, `crash loop`, `stopping`,
///     `completed`, `failed`, `rejected`, `stopped`, `lost`
/// @param since when it came to that state, as far as known; else when it was made
/// @param message why, for people: the last fault, the reasons it is pending with their counts, or empty
public record TaskView(
        TaskId id,
        String name,
        AppRef app,
        ServiceName service,
        ReleaseNumber release,
        Optional<NodeName> node,
        Goal goal,
        TaskPhase phase,
        String state,
        Instant since,
        Instant createdAt,
        int restarts,
        Optional<Integer> exitCode,
        String image,
        Optional<String> container,
        Map<NetworkName, String> addresses,
        List<String> ports,
        String cause,
        String message) {

    public TaskView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(goal, "goal");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(exitCode, "exitCode");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(container, "container");
        addresses = Frozen.map(addresses);
        ports = Frozen.list(ports);
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(message, "message");
    }
}
