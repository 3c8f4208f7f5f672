package io.argosy.planning.preview;

import io.argosy.model.app.Release;
import io.argosy.model.id.NodeId;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.TaskView;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.time.Instant;
import java.util.Optional;

/// Agents of a world without faults: what is made becomes ready, jobs complete, and what is told to stop has ended.
final class CalmWorld {

    private CalmWorld() {}

    static AppView react(AppView view, Instant now) {
        NodeId anywhere = view.nodes().stream().filter(node -> node.connected() && node.active()).map(NodeSnapshot::id).findFirst()
                .orElse(new NodeId("a.node"));
        return view.withTasks(view.tasks().stream().map(task -> task.live() && !task.lost() ? react(view, task, anywhere, now) : task).toList());
    }

    private static TaskView react(AppView view, TaskView seen, NodeId anywhere, Instant now) {
        Task task = seen.task().node().isPresent() ? seen.task() : seen.task().placedOn(seen.task().boundTo().orElse(anywhere));
        return new TaskView(task, Optional.of(TaskStatus.of(task.id(), state(view, seen, now))));
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
