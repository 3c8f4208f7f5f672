package io.argosy.control.task;

import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.Liveness;
import io.argosy.model.task.Goal;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.store.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where tasks are.
final class Locations {

    private final Snapshot snapshot;

    Locations(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Result<List<TaskLocation>> withOutput(List<TaskView> tasks) {
        List<TaskView> started = tasks.stream().filter(Locations::hasContainer).toList();
        List<TaskLocation> there = started.stream().filter(this::connected).map(this::location).toList();
        if (there.isEmpty() && !started.isEmpty()) {
            return away(started.getFirst());
        }
        return Result.done(there);
    }

    /// A task that was told to stop and has ended has no container any more; one that ended by itself keeps it until it is forgotten.
    private static boolean hasContainer(TaskView view) {
        boolean removed = view.task().goal() == Goal.STOP && view.status().filter(TaskStatus::ended).isPresent();
        return !removed && view.status().flatMap(TaskStatus::container).isPresent();
    }

    /// The first that runs, a ready one rather than another.
    Result<TaskLocation> running(List<TaskView> meant) {
        List<TaskView> running = meant.stream()
                .filter(view -> view.status().filter(status -> status.state() instanceof TaskState.Running).isPresent())
                .sorted(Comparator.comparing(view -> !view.status().orElseThrow().ready()))
                .toList();
        Optional<TaskView> there = running.stream().filter(this::connected).findFirst();
        if (there.isPresent()) {
            return Result.done(location(there.get()));
        }
        if (!running.isEmpty()) {
            return away(running.getFirst());
        }
        TaskView last = meant.getLast();
        return Result.refused(FaultCode.TASK_NOT_RUNNING,
                "task %s does not run: it is %s".formatted(last.task().slot().shortName(), last.state()), "wait until it runs, or look at its logs");
    }

    private <T> Result<T> away(TaskView task) {
        return Result.refused(FaultCode.NODE_AWAY,
                "task %s is on node %s, whose agent is away".formatted(task.task().slot().shortName(), nodeName(task)), "try again when it is back");
    }

    private boolean connected(TaskView view) {
        return view.task().node().flatMap(node -> snapshot.get(Tables.LIVENESS, node))
                .filter(liveness -> liveness.state() == Liveness.State.CONNECTED).isPresent();
    }

    private TaskLocation location(TaskView view) {
        NodeId node = view.task().node().orElseThrow();
        return new TaskLocation(view.task().id(), view.task().slot().shortName(), node, view.node().orElseThrow());
    }

    private static String nodeName(TaskView view) {
        return view.node().map(name -> name.value()).orElse("unknown");
    }
}
