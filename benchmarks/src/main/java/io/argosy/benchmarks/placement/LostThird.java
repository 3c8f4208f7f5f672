package io.argosy.benchmarks.placement;

import io.argosy.model.app.App;
import io.argosy.model.app.Draft;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.app.Origin;
import io.argosy.model.app.Release;
import io.argosy.model.app.Rollout;
import io.argosy.model.app.Template;
import io.argosy.model.id.AppName;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.node.Liveness;
import io.argosy.model.service.AppSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.model.task.Slot;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.planning.release.ReleaseWriter;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.TaskView;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.testkit.spec.ServiceBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A cluster of nodes in nine zones, three of which are lost, and apps of one service whose ready tasks are spread over all nodes.
final class LostThird {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final ServiceName WEB = new ServiceName("web");
    private static final ReleaseNumber FIRST = new ReleaseNumber(1);

    private final List<NodeSnapshot> nodes = new ArrayList<>();
    private final ServiceSpec spec;
    private final List<AppView> apps = new ArrayList<>();
    private final Map<Demand, NodeId> placed = new LinkedHashMap<>();
    private final int tasksOfAnApp;

    LostThird(int nodeCount, int taskCount, int appCount) {
        tasksOfAnApp = taskCount / appCount;
        spec = ServiceBuilder.service("web").replicas(tasksOfAnApp).build();
        for (NodeSnapshot node : LargeCluster.nodes(nodeCount)) {
            boolean lost = node.node().topology().getFirst().equals("r0");
            nodes.add(lost ? new NodeSnapshot(node.node(), node.facts(), new Liveness(Liveness.State.LOST, NOW, "")) : node);
        }
        for (int app = 0; app < appCount; app++) {
            apps.add(app(AppRef.of("default", "app" + app), app * tasksOfAnApp));
        }
    }

    private AppView app(AppRef ref, int firstTask) {
        Rollout rollout = Rollout.begin(ref, FIRST, Optional.empty(), NOW).in(Rollout.Phase.DONE, NOW, "");
        App app = new App(ref, App.Intent.RUN, Optional.of(FIRST), 1, Map.of(), NOW);
        List<TaskView> tasks = new ArrayList<>();
        for (int number = 1; number <= tasksOfAnApp; number++) {
            tasks.add(task(new ServiceRef(ref, WEB), number, nodes.get((firstTask + number) % nodes.size()).id()));
        }
        return new AppView(app, Optional.of(rollout), Optional.of(FIRST), Map.of(FIRST, release(ref)), tasks, nodes, 0);
    }

    private Release release(AppRef ref) {
        AppSpec app = new AppSpec(new AppName(ref.app().value()), Map.of(WEB, spec), Map.of(), Map.of(), Map.of(), Map.of());
        Draft draft = new Draft(ref, FIRST, app, Map.of(), Map.of(), Map.of(), Set.of(), Template.NONE, "", new Origin(Origin.Kind.DEPLOY, "ada", NOW, "deploy"));
        return new ReleaseWriter(Optional.empty(), List.of()).write(draft, Map.of(WEB, new ImageIdentity("sha256:web", Optional.empty())));
    }

    private TaskView task(ServiceRef service, int number, NodeId node) {
        TaskId id = new TaskId(service.app().app() + "-" + number);
        Task task = new Task(id, new Slot(service, FIRST, number), Optional.empty(), Optional.of(node), Goal.RUN, "", NOW);
        placed.put(demand(id, service, number), node);
        TaskState ready = new TaskState.Running(RunState.READY, NOW, Optional.empty());
        return new TaskView(task, Optional.of(new TaskStatus(id, ready, Optional.of("c" + id), Map.of(), List.of(), 0, false, Optional.empty(), "")));
    }

    /// What a task of the service in that place asks for.
    Demand demand(TaskId task, ServiceRef service, int place) {
        return new Demand(task, service, spec, Optional.empty(), Set.of(), place, tasksOfAnApp);
    }

    List<AppView> apps() {
        return apps;
    }

    /// The nodes with the tasks that are left.
    Cluster cluster() {
        Map<NodeId, Boolean> lost = new HashMap<>();
        nodes.forEach(node -> lost.put(node.id(), node.lost()));
        Cluster cluster = new Cluster(nodes);
        placed.forEach((demand, node) -> {
            if (!lost.get(node)) {
                cluster.occupy(demand, node);
            }
        });
        return cluster;
    }

    int lostTasks() {
        return (int) apps.stream().flatMap(app -> app.tasks().stream()).filter(TaskView::lost).count();
    }

    Instant now() {
        return NOW;
    }
}
