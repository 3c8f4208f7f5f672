package io.argosy.planning.preview;

import io.argosy.model.app.Release;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.TaskView;
import io.argosy.scheduling.Placement;
import io.argosy.scheduling.Placer;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Agents of a world without faults: what is made becomes ready, jobs complete, and what is told to stop has ended. Tasks get the nodes they would get;
/// one that finds none is taken to run all the same, so that what depends on it shows.
final class CalmWorld {

    private final Placer placer;
    private final Map<TaskId, Placement> placements = new HashMap<>();

    CalmWorld(Placer placer) {
        this.placer = placer;
    }

    /// What became of the search for a node; empty when none was searched.
    Optional<Placement> placement(TaskId task) {
        return Optional.ofNullable(placements.get(task));
    }

    AppView react(AppView view, Instant now) {
        NodeId anywhere = view.nodes().all().stream().map(NodeSnapshot::id).findFirst().orElse(new NodeId("a.node"));
        return view.withTasks(view.tasks().stream().map(task -> task.live() ? react(view, task, anywhere, now) : task).toList());
    }

    private TaskView react(AppView view, TaskView seen, NodeId anywhere, Instant now) {
        Task task = seen.task().node().isPresent() || seen.task().goal() == Goal.STOP
                ? seen.task() : seen.task().placedOn(place(view, seen.task()).or(seen.task()::boundTo).orElse(anywhere));
        TaskState state = state(view, seen, now);
        if (state instanceof TaskState.Ended) {
            placer.cluster().vacate(task.id());
        }
        return new TaskView(task, Optional.of(TaskStatus.of(task.id(), state)));
    }

    private Optional<NodeId> place(AppView view, Task task) {
        Optional<Demand> demand = Optional.ofNullable(view.releases().get(task.slot().release()))
                .flatMap(release -> Optional.ofNullable(release.services().get(task.service()))
                        .map(service -> Demand.of(task, service.spec(), release.volumes(), view.app().scale())));
        return demand.map(placer::choose).flatMap(placement -> {
            placements.put(task.id(), placement);
            return switch (placement) {
                case Placement.Placed placed -> {
                    placer.cluster().occupy(demand.get(), placed.node());
                    yield Optional.of(placed.node());
                }
                case Placement.Unplaceable _ -> Optional.empty();
            };
        });
    }

    private static TaskState state(AppView view, TaskView seen, Instant now) {
        if (seen.task().goal() == Goal.STOP) {
            return new TaskState.Ended(EndReason.STOPPED, now);
        }
        if (job(view, seen)) {
            return new TaskState.Ended(EndReason.COMPLETED, now);
        }
        return seen.ready() ? seen.status().orElseThrow().state() : new TaskState.Running(RunState.READY, now, Optional.empty());
    }

    private static boolean job(AppView view, TaskView seen) {
        return Optional.ofNullable(view.releases().get(seen.release()))
                .map(Release::services)
                .map(services -> services.get(seen.task().service()))
                .filter(service -> service.spec().mode() instanceof ServiceMode.Job)
                .isPresent();
    }
}
