package io.argosy.planning.rebalance;

import io.argosy.model.id.NodeId;
import io.argosy.model.task.Departure;
import io.argosy.model.task.Task;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Where a task goes that takes the place of one that departs.
public final class Aim {

    private Aim() {}

    /// Only the first that is made after the other was told to depart is aimed.
    ///
    /// @param pending the task without a node
    /// @param place the other tasks of its place, ended ones too
    public static Optional<NodeId> of(Task pending, Collection<Task> place) {
        Optional<Task> departing = place.stream().filter(task -> task.departure().filter(departure -> !departure.givenUp()).isPresent())
                .max(Comparator.comparing(task -> task.departure().orElseThrow().since()));
        return departing.flatMap(Task::departure).filter(departure -> departure.precedes(pending) && place.stream()
                .noneMatch(task -> !task.equals(departing.get()) && departure.precedes(task))).map(Departure::to);
    }
}
