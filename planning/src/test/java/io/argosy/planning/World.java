package io.argosy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.App;
import io.argosy.model.app.Draft;
import io.argosy.model.app.Origin;
import io.argosy.model.app.Release;
import io.argosy.model.app.Rollout;
import io.argosy.model.app.Rollout.Phase;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.TaskId;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.planning.release.ReleaseWriter;
import io.argosy.planning.step.Outcome;
import io.argosy.planning.step.Plan;
import io.argosy.planning.step.Step;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.KnownNodes;
import io.argosy.planning.view.Leases;
import io.argosy.planning.view.TaskView;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// An app with its loops and agents, in memory: carries out what the planner says, and is told what agents would see.
public final class World {

    public static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    static final AppRef SHOP = AppRef.of("default", "shop");

    final AppPlanner planner = new AppPlanner();
    final Map<ReleaseNumber, Release> releases = new TreeMap<>();
    final Map<NodeId, NodeSnapshot> nodes = new TreeMap<>();
    final Map<TaskId, TaskView> tasks = new LinkedHashMap<>();
    App app = new App(SHOP, App.Intent.RUN, Optional.empty(), 0, Map.of(), START);
    Optional<Rollout> rollout = Optional.empty();
    Optional<ReleaseNumber> lastGood = Optional.empty();
    Instant now = START;
    int volumesLeft;
    boolean removed;
    private final Map<TaskId, Instant> heldUntil = new LinkedHashMap<>();
    private final Set<TaskId> lapsed = new HashSet<>();
    private final Map<TaskId, List<String>> outOfReach = new LinkedHashMap<>();
    private int ids;

    public World() {
        node("n1");
    }

    public AppView view() {
        return new AppView(app, rollout, lastGood, releases, List.copyOf(tasks.values()), new KnownNodes(List.copyOf(nodes.values())), volumesLeft, leases(), awaited());
    }

    private Map<TaskId, List<String>> awaited() {
        return tasks.values().stream().filter(task -> task.ready() && outOfReach.containsKey(task.id())).collect(Collectors.toMap(TaskView::id, task -> outOfReach.get(task.id())));
    }

    /// These nodes do not reach the newest task, which is waited for.
    World newestUnreached(String... from) {
        outOfReach.put(List.copyOf(tasks.keySet()).getLast(), List.of(from));
        return this;
    }

    /// All tasks are reached, or waited for no longer.
    World reached() {
        outOfReach.clear();
        return this;
    }

    /// As a leader judges that has heard of each node until it was lost.
    private Leases leases() {
        heldUntil.clear();
        tasks.values().forEach(task -> task.task().node().filter(node -> !lapsed.contains(task.id())).ifPresent(node -> judge(task, Optional.ofNullable(nodes.get(node)))));
        return new Leases(heldUntil, lapsed);
    }

    private void judge(TaskView task, Optional<NodeSnapshot> node) {
        Release release = releases.get(task.release());
        Optional<Instant> lostAt = node.isEmpty() ? Optional.of(START) : node.filter(NodeSnapshot::lost).map(lost -> lost.liveness().since());
        lostAt.ifPresent(since -> {
            if (release.staysAlone(task.task().service()) && node.isPresent()) {
                heldUntil.put(task.id(), Instant.MAX);
            }
            release.lease(task.task().service()).map(since::plus).ifPresent(until -> {
                if (until.isAfter(now)) {
                    heldUntil.put(task.id(), until);
                } else {
                    lapsed.add(task.id());
                }
            });
        });
    }

    /// Whether the task may run somewhere: its agent has not said that it ended, and no lease has lapsed without which it must not.
    boolean mayRun(TaskView task) {
        view();
        return task.task().node().isPresent() && task.status().filter(TaskStatus::ended).isEmpty() && !lapsed.contains(task.id());
    }

    public Instant now() {
        return now;
    }

    // What people do.

    public World node(String name) {
        NodeId id = new NodeId(name);
        Node node = new Node(id, new NodeName(name), Node.Availability.ACTIVE, List.of(), Map.of(), START);
        nodes.put(id, new NodeSnapshot(node, Optional.empty(), new Liveness(Liveness.State.CONNECTED, START, "")));
        return this;
    }

    public World away(String name) {
        return liveness(name, Liveness.State.AWAY);
    }

    public World lost(String name) {
        return liveness(name, Liveness.State.LOST);
    }

    public World back(String name) {
        return liveness(name, Liveness.State.CONNECTED);
    }

    private World liveness(String name, Liveness.State state) {
        nodes.computeIfPresent(new NodeId(name), (_, node) -> new NodeSnapshot(node.node(), node.facts(), new Liveness(state, now, "")));
        return this;
    }

    public World availability(String name, Node.Availability availability) {
        nodes.computeIfPresent(new NodeId(name), (_, seen) -> {
            Node node = seen.node();
            Node changed = new Node(node.id(), node.name(), availability, node.topology(), node.labels(), node.joinedAt());
            return new NodeSnapshot(changed, seen.facts(), seen.liveness());
        });
        return this;
    }

    public World drain(String name) {
        return availability(name, Node.Availability.DRAINING);
    }

    public World activate(String name) {
        return availability(name, Node.Availability.ACTIVE);
    }

    public World without(String name) {
        nodes.remove(new NodeId(name));
        return this;
    }

    /// Where the live tasks are: `web.1 on n1`.
    public List<String> places() {
        return view().tasks().stream().filter(TaskView::live)
                .map(task -> named(task) + task.task().node().map(node -> " on " + node).orElse("") + (task.lost() ? " lost" : "")).sorted().toList();
    }

    public World deploy(ServiceSpec... services) {
        return deploy(Set.of(), services);
    }

    /// A moment later than all before.
    public World deploy(Set<ServiceName> force, ServiceSpec... services) {
        later(Duration.ofMillis(1));
        Release release = writer().write(draft(force, services), Drafts.images(services));
        app = app.withIntent(App.Intent.RUN);
        return begin(release);
    }

    public Release release(ServiceSpec... services) {
        return writer().write(draft(Set.of(), services), Drafts.images(services));
    }

    public Draft draft(Set<ServiceName> force, ServiceSpec... services) {
        return Drafts.draft(app.nextRelease(), force, now, services);
    }

    private ReleaseWriter writer() {
        return new ReleaseWriter(app.target().map(releases::get), List.copyOf(releases.values()));
    }

    private World begin(Release release) {
        Rollout next = Rollout.begin(SHOP, release.number(), app.target(), now).in(Phase.ROLLING, now, "");
        releases.put(release.number(), release);
        rollout = Optional.of(next);
        app = app.withTarget(release.number()).withLastRelease(release.number());
        return this;
    }

    public World intent(App.Intent intent) {
        app = app.withIntent(intent);
        return this;
    }

    public World scale(String service, int replicas) {
        app = app.withScale(Map.of(new ServiceName(service), replicas));
        return this;
    }

    /// Forgets what was scaled by hand, as a deploy does.
    World scaleBack() {
        app = app.withScale(Map.of());
        return this;
    }

    // What the loops do.

    /// Plans, carries the plan out, and checks that nothing is left to do without news.
    public List<String> step() {
        Plan plan = planner.plan(view(), now);
        boolean rolledBack = plan.steps().stream().anyMatch(step -> step instanceof Step.RollBack);
        plan.steps().forEach(this::carryOut);
        if (!rolledBack && !removed) {
            assertThat(planner.plan(view(), now).toString()).as("planning again after%n%s", plan).isEmpty();
        }
        return plan.steps().stream().map(Step::line).toList();
    }

    /// Like [#step], without the steps that only note progress.
    public String plan() {
        return String.join("\n", step().stream().filter(line -> !line.endsWith("rolling: progress")).toList());
    }

    private void carryOut(Step step) {
        AppView after = Outcome.after(view(), List.of(step), now, () -> new TaskId("t" + ++ids));
        tasks.clear();
        after.tasks().forEach(task -> tasks.put(task.id(), task));
        rollout = after.rollout();
        if (step instanceof Step.AdvanceRollout advance && advance.rollout().phase() == Phase.DONE) {
            lastGood = Optional.of(advance.rollout().to());
        }
        if (step instanceof Step.RollBack back) {
            Origin origin = new Origin(Origin.Kind.AUTOMATIC_ROLLBACK, "argosy", now, "rollback to " + back.to());
            begin(writer().copy(releases.get(back.to()), app.nextRelease(), origin));
        }
        removed |= step instanceof Step.RemoveApp;
    }

    // What agents see.

    public TaskView task(String id) {
        return tasks.get(new TaskId(id));
    }

    /// Ids of tasks that live, by what they are: `web.1@2` for the first place in release 2.
    public List<String> live() {
        return view().tasks().stream().filter(TaskView::live).map(World::named).sorted().toList();
    }

    static String named(TaskView task) {
        return task.task().slot().shortName() + "@" + task.release() + (task.task().goal() == Goal.STOP ? " stopping" : "");
    }

    /// Reports of every live task whose name, as in [#live], begins so.
    public World report(String name, TaskState state) {
        return report(name, state, "");
    }

    public World report(String name, TaskState state, String message) {
        return change(task -> task.live() && named(task).startsWith(name), task -> {
            TaskView placed = placed(task);
            TaskStatus said = new TaskStatus(task.id(), state, Optional.empty(), Map.of(), List.of(), 0, false, Optional.empty(), message);
            return new TaskView(placed.task(), Optional.of(said));
        });
    }

    public World ready(String name) {
        return report(name, running(RunState.READY));
    }

    public World unhealthy(String name) {
        return report(name, running(RunState.UNHEALTHY));
    }

    public World starting(String name) {
        return report(name, running(RunState.STARTING));
    }

    public World crashLoop(String name) {
        report(name, running(RunState.BACKING_OFF));
        return change(task -> task.live() && named(task).startsWith(name), task -> {
            TaskStatus said = task.status().orElseThrow();
            return new TaskView(task.task(), Optional.of(new TaskStatus(said.task(), said.state(), Optional.empty(), Map.of(), List.of(), 3, true,
                    Optional.of(1), "exit code 1")));
        });
    }

    public World end(String name, EndReason reason) {
        return report(name, new TaskState.Ended(reason, now));
    }

    public World end(String name, EndReason reason, String message) {
        return report(name, new TaskState.Ended(reason, now), message);
    }

    TaskView ended(TaskView task, EndReason reason) {
        return new TaskView(task.task(), Optional.of(TaskStatus.of(task.id(), new TaskState.Ended(reason, now))));
    }

    private TaskState running(RunState run) {
        return new TaskState.Running(run, now, Optional.empty());
    }

    private World change(Predicate<TaskView> which, UnaryOperator<TaskView> change) {
        List<TaskView> changed = view().tasks().stream().filter(which).map(change).toList();
        assertThat(changed).as("tasks spoken of among %s", live()).isNotEmpty();
        changed.forEach(task -> tasks.put(task.id(), task));
        return this;
    }

    /// What the scheduler makes of it: on its own node, else on the first that may have tasks, if there is one.
    TaskView placed(TaskView seen) {
        Task task = seen.task();
        Optional<NodeId> node = nodes.values().stream().filter(each -> each.connected() && each.active()).map(NodeSnapshot::id)
                .filter(each -> task.boundTo().isEmpty() || task.boundTo().get().equals(each)).findFirst();
        return task.node().isPresent() || node.isEmpty() ? seen : new TaskView(task.placedOn(node.get()), seen.status());
    }

    /// All that agents would do by themselves when nothing goes wrong: stopping tasks end, others become ready, jobs complete.
    public World calm() {
        for (TaskView task : view().tasks()) {
            TaskView placed = placed(task);
            if (task.live() && !task.lost() && placed.task().node().isPresent()) {
                tasks.put(task.id(), calm(placed));
            }
        }
        return this;
    }

    void becomes(TaskView task) {
        tasks.put(task.id(), task);
    }

    TaskView calm(TaskView task) {
        TaskState state = task.task().goal() == Goal.STOP ? new TaskState.Ended(EndReason.STOPPED, now)
                : job(task) ? new TaskState.Ended(EndReason.COMPLETED, now)
                : task.ready() ? task.status().orElseThrow().state() : running(RunState.READY);
        return new TaskView(task.task(), Optional.of(TaskStatus.of(task.id(), state)));
    }

    private boolean job(TaskView task) {
        return releases.get(task.release()).services().get(task.task().service()).spec().mode() instanceof ServiceMode.Job;
    }

    public World later(Duration time) {
        now = now.plus(time);
        return this;
    }

    public World seconds(long seconds) {
        return later(Duration.ofSeconds(seconds));
    }

    /// Lets the loops and calm agents go on until nothing happens any more, time included.
    ///
    /// @return every line that was carried out
    public List<String> settle() {
        List<String> lines = new ArrayList<>();
        for (int round = 0; round < 2_000 && !removed; round++) {
            List<String> done = step();
            lines.addAll(done);
            AppView before = view();
            calm();
            Optional<Instant> wake = planner.plan(view(), now).wakeAt();
            if (done.isEmpty() && view().equals(before)) {
                if (wake.isEmpty()) {
                    return lines;
                }
                now = wake.get();
            }
        }
        assertThat(removed).as("comes to rest; last: %s", lines.subList(Math.max(0, lines.size() - 10), lines.size())).isTrue();
        return lines;
    }

    public Phase phase() {
        return rollout.orElseThrow().phase();
    }
}
