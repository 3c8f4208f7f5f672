package io.argosy.model.task;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.TaskId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// One placement of a slot on a node: desired state. Removed some time after its agent said it ended.
///
/// @param boundTo the only node it may run on: for global services, local volumes
/// @param node where it was placed; absent while it is pending
/// @param cause why it was made, for people
/// @param departure that another task is to take its place on another node; absent for most
public record Task(
        TaskId id, Slot slot, Optional<NodeId> boundTo, Optional<NodeId> node, Goal goal, String cause, Instant createdAt, Optional<Departure> departure) {

    /// How the cause begins of one that was told to stop for a more important task.
    public static final String GAVE_WAY = "gave way to ";

    public Task {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(boundTo, "boundTo");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(goal, "goal");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(departure, "departure");
    }

    /// One that stays where it is.
    public Task(TaskId id, Slot slot, Optional<NodeId> boundTo, Optional<NodeId> node, Goal goal, String cause, Instant createdAt) {
        this(id, slot, boundTo, node, goal, cause, createdAt, Optional.empty());
    }

    public AppRef app() {
        return slot.service().app();
    }

    public ServiceName service() {
        return slot.service().service();
    }

    /// Whether it was told to stop for a more important task.
    public boolean gaveWay() {
        return goal == Goal.STOP && cause.startsWith(GAVE_WAY);
    }

    /// Whether it is to run until another task has taken its place on another node.
    public boolean departing() {
        return goal == Goal.RUN && departure.filter(known -> !known.givenUp()).isPresent();
    }

    public Task with(Optional<Departure> changed) {
        return new Task(id, slot, boundTo, node, goal, cause, createdAt, changed);
    }

    public Task placedOn(NodeId chosen) {
        if (node.isPresent()) {
            throw new IllegalStateException("task " + id + " is on node " + node.get() + " and never moves");
        }
        return new Task(id, slot, boundTo, Optional.of(chosen), goal, cause, createdAt, departure);
    }

    public Task stopping(String because) {
        return new Task(id, slot, boundTo, node, Goal.STOP, because, createdAt, departure);
    }
}
