package io.argosy.simulation.check;

import io.argosy.agent.label.Labels;
import io.argosy.control.ControlPlane;
import io.argosy.control.app.AppState;
import io.argosy.control.app.AppStatus;
import io.argosy.control.fault.Result;
import io.argosy.control.reconcile.AppViews;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskKey;
import io.argosy.control.record.TaskRecords;
import io.argosy.control.task.TaskView;
import io.argosy.model.app.App;
import io.argosy.model.app.Release;
import io.argosy.model.app.Rollout.Phase;
import io.argosy.model.id.NodeName;
import io.argosy.model.task.Task;
import io.argosy.planning.AppPlanner;
import io.argosy.planning.step.Plan;
import io.argosy.simulation.cluster.Cluster;
import io.argosy.simulation.cluster.ImageShelf;
import io.argosy.simulation.node.Machine;
import io.argosy.simulation.people.People;
import io.argosy.simulation.server.SimulatedServer;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Whether all is as it should be, once nothing goes wrong any more.
public record Convergence(Cluster cluster) {

    /// @return what is not as it should be; empty when all is
    public List<String> missing() {
        Optional<SimulatedServer> leader = cluster.leader();
        if (leader.isEmpty()) {
            return List.of("no server leads");
        }
        List<String> missing = new ArrayList<>();
        Snapshot snapshot = cluster.snapshot();
        cluster.machines().stream().filter(machine -> !machine.connected()).forEach(machine -> missing.add(machine.name() + " is not connected"));
        for (Entry<?, App> entry : snapshot.scan(Tables.APPS)) {
            app(leader.get().control(), snapshot, entry.value(), missing);
        }
        cluster.machines().forEach(machine -> engine(snapshot, machine, missing));
        snapshot.scan(Tables.TASKS).stream().map(Entry::value).filter(Task::departing).filter(task -> task.node().isPresent() && !new TaskRecords(snapshot, task).ended())
                .forEach(task -> missing.add(task.id() + " is still on its way: " + task.departure()));
        return missing;
    }

    private void app(ControlPlane control, Snapshot snapshot, App app, List<String> missing) {
        Plan plan = new AppPlanner().plan(AppViews.of(snapshot, app, cluster.judge()), cluster.timeline().instant());
        if (!plan.steps().isEmpty()) {
            missing.add(app.ref() + " is still to be done: " + plan);
        }
        AppStatus status = switch (control.apps().inspect(People.ADMIN, app.ref())) {
            case Result.Done<AppStatus> done -> done.value();
            case Result.Refused<AppStatus> refused -> throw new IllegalStateException(refused.toString());
        };
        AppState state = status.state();
        AppRecords records = new AppRecords(snapshot, app.ref());
        Optional<Phase> phase = records.newestRollout().map(rollout -> rollout.phase());
        switch (app.intent()) {
            case REMOVE, REMOVE_WITH_VOLUMES -> missing.add(app.ref() + " is still there");
            case STOP -> {
                if (state != AppState.STOPPED) {
                    missing.add(app.ref() + " is to stop and is " + state);
                }
            }
            case RUN -> {
                boolean good = records.target().filter(Convergence::good).isPresent() && !phase.equals(Optional.of(Phase.PAUSED));
                if (phase.equals(Optional.of(Phase.PREPARING)) || good && phase.equals(Optional.of(Phase.ROLLING))) {
                    missing.add(app.ref() + " is " + phase.get() + ": " + records.newestRollout().get().message() + " " + plan.waiting());
                }
                boolean filled = status.services().stream().allMatch(service -> service.current() == service.desired());
                boolean failedAtFirst = phase.equals(Optional.of(Phase.FAILED)) && records.lastGood().isEmpty() && !filled;
                if (good && !failedAtFirst && state != AppState.RUNNING) {
                    missing.add(app.ref() + " is to run and is " + state + " " + plan.waiting() + " with " + tasks(control, app));
                }
            }
        }
    }

    private static List<String> tasks(ControlPlane control, App app) {
        return switch (control.tasks().ofApp(People.ADMIN, app.ref())) {
            case Result.Done<List<TaskView>> done -> done.value().stream().map(task -> "%s %s on %s: %s %s".formatted(task.task().slot().shortName(), task.task().id(),
                    task.node().map(NodeName::value).orElse("no node"), task.state(), task.message())).toList();
            case Result.Refused<List<TaskView>> refused -> List.of(refused.toString());
        };
    }

    /// Whether all its images do what they should.
    private static boolean good(Release release) {
        return release.services().values().stream().map(service -> service.spec().image().reference())
                .allMatch(image -> ImageShelf.GOOD.contains(image) || image.equals(ImageShelf.JOB));
    }

    /// What is on an engine is what the records say, and nothing else.
    private static void engine(Snapshot snapshot, Machine machine, List<String> missing) {
        Set<String> known = new TreeSet<>();
        Set<String> wanted = new TreeSet<>();
        for (Entry<?, Task> entry : snapshot.scan(Tables.TASKS)) {
            Task task = entry.value();
            if (task.node().isPresent() && task.node().equals(machine.node())) {
                known.add(task.id().value());
                snapshot.get(Tables.STATUSES, TaskKey.of(task)).filter(status -> status.ready()).ifPresent(_ -> wanted.add(task.id().value()));
            }
        }
        Set<String> running = new TreeSet<>();
        machine.engine().containers().peek().forEach((name, container) -> {
            String task = container.labels().get(Labels.TASK);
            if (task != null && !name.equals(Machine.FOREIGN)) {
                if (container.running()) {
                    running.add(task);
                }
                if (!known.contains(task)) {
                    missing.add(machine.name() + " still has container " + name);
                }
            }
        });
        wanted.stream().filter(task -> !running.contains(task)).forEach(task -> missing.add("task " + task + " is said to be ready, and does not run on " + machine.name()));
    }
}
