package io.argosy.agent.task;

import io.argosy.agent.lease.Leased;
import io.argosy.agent.probe.Verdict;
import io.argosy.model.assignment.Item.TaskItem;
import java.util.Objects;
import java.util.Optional;

/// Everything the next step is decided by.
///
/// @param prepared whether image, networks and volumes were made sure of since they were last in doubt
/// @param verdict on the run that is seen
/// @param complaint of the probe; empty when it passed
/// @param leaving how far the task has left traffic
/// @param mayStart whether the server has spoken or was waited for, tasks of its place that have to go first are gone, and tasks that come before it, after an engine's restart, are up
/// @param leased what its lease allows now
public record Situation(
        TaskItem item, Seen seen, History history, Prepared prepared, Verdict verdict, String complaint, Leaving leaving, boolean mayStart,
        Leased leased) {
    /// How far the things a container needs are there.
    ///
    /// @param image id of the image on this engine
    public record Prepared(Optional<String> image, boolean networks, boolean volumes) {
        public static final Prepared NOTHING = new Prepared(Optional.empty(), false, false);
    }

    /// How far a task that is to stop has left routing and names.
    public enum Leaving { NOT_BEGUN, UNDER_WAY, LEFT }

    public Situation {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(prepared, "prepared");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(complaint, "complaint");
        Objects.requireNonNull(leaving, "leaving");
        Objects.requireNonNull(leased, "leased");
    }
}
