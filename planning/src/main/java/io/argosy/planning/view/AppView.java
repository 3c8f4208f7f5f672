package io.argosy.planning.view;

import io.argosy.model.app.App;
import io.argosy.model.app.Release;
import io.argosy.model.app.Rollout.Phase;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.TaskId;
import io.argosy.model.unit.Frozen;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Everything the planner of an app goes by, read in one snapshot.
///
/// @param rollout the newest one, whatever its phase
/// @param lastGood the newest release whose rollout was done: what a failed update returns to
/// @param releases every release that is kept; at least the target, the one a rollout comes from, and those tasks name
/// @param tasks all tasks of the app, ended ones too
/// @param nodes all nodes of the cluster
/// @param volumesLeft how many volumes have to be removed before the app may go; 0 unless it goes with its volumes
/// @param leases of its exclusive tasks
/// @param awaited ready tasks that some nodes lead to and do not reach yet, with the names of these nodes; as long as they are waited for
public record AppView(
        App app,
        Optional<Rollout> rollout,
        Optional<ReleaseNumber> lastGood,
        Map<ReleaseNumber, Release> releases,
        List<TaskView> tasks,
        KnownNodes nodes,
        int volumesLeft,
        Leases leases,
        Map<TaskId, List<String>> awaited) {

    public AppView {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(rollout, "rollout");
        Objects.requireNonNull(lastGood, "lastGood");
        releases = Frozen.map(releases);
        Objects.requireNonNull(nodes, "nodes");
        Objects.requireNonNull(leases, "leases");
        awaited = Frozen.map(awaited);
        tasks = marked(tasks, nodes, leases);
    }

    /// One whose ready tasks are reached from wherever they are led to.
    public AppView(
            App app, Optional<Rollout> rollout, Optional<ReleaseNumber> lastGood, Map<ReleaseNumber, Release> releases, List<TaskView> tasks, KnownNodes nodes,
            int volumesLeft, Leases leases) {
        this(app, rollout, lastGood, releases, tasks, nodes, volumesLeft, leases, Map.of());
    }

    /// Of an app without exclusive tasks.
    public AppView(
            App app, Optional<Rollout> rollout, Optional<ReleaseNumber> lastGood, Map<ReleaseNumber, Release> releases, List<TaskView> tasks, List<NodeSnapshot> nodes,
            int volumesLeft) {
        this(app, rollout, lastGood, releases, tasks, new KnownNodes(nodes), volumesLeft, Leases.NONE);
    }

    /// A task is lost with its node; one with a lease, when that has lapsed.
    private static List<TaskView> marked(List<TaskView> tasks, KnownNodes nodes, Leases leases) {
        return tasks.stream().map(task -> marked(task, task.task().node().filter(node -> !nodes.there(node)).isPresent(), leases)).toList();
    }

    private static TaskView marked(TaskView task, boolean gone, Leases leases) {
        boolean lapsed = leases.lapsed().contains(task.id());
        boolean held = gone && !lapsed && leases.heldUntil(task.id()).isPresent();
        return task.judged(lapsed || gone && !held, held);
    }

    public AppView withRollout(Rollout changed) {
        return new AppView(app, Optional.of(changed), lastGood, releases, tasks, nodes, volumesLeft, leases, awaited);
    }

    public AppView withTasks(List<TaskView> changed) {
        return new AppView(app, rollout, lastGood, releases, changed, nodes, volumesLeft, leases, awaited);
    }

    /// When the task on a node that is lost will not run any more; [Instant#MAX] when only the removal of its node ends it, empty when it is not held.
    public Optional<Instant> heldUntil(TaskView task) {
        return task.held() ? leases.heldUntil(task.id()) : Optional.empty();
    }

    /// Whether the task can take the place of another: it is ready, and nobody who leads to it is waited for.
    public boolean serves(TaskView task) {
        return task.ready() && !awaited.containsKey(task.id());
    }

    /// The release that should be live, as far as it is known.
    public Optional<Release> target() {
        return app.target().map(releases::get);
    }

    /// Whether tasks of other releases are replaced now. They are not while images are being found, for the next release may want them, nor
    /// after failures stopped the rollout half way.
    public boolean replaces() {
        return rollout.filter(current -> current.phase() == Phase.PREPARING || current.phase() == Phase.PAUSED).isEmpty();
    }

    /// The rollout whose tasks are being judged: the one that is under way to the target.
    public Optional<Rollout> rolling() {
        return rollout.filter(current -> current.phase() == Phase.ROLLING && app.target().equals(Optional.of(current.to())));
    }

    /// Whether the task was made, and ended, before the rollout under way began. A deploy gives places that failed before it another try.
    public boolean endedBefore(TaskView task) {
        return rolling().map(Rollout::startedAt)
                .filter(task.task().createdAt()::isBefore)
                .filter(start -> task.endedAt().filter(start::isAfter).isPresent())
                .isPresent();
    }

    /// Whether the first deploy failed: there is nothing to return to.
    public boolean failedAtFirst() {
        return rollout.filter(current -> current.phase() == Phase.FAILED && app.target().equals(Optional.of(current.to()))).isPresent();
    }

    /// Whether the node is known and its agent is not there.
    public boolean away(Optional<NodeId> node) {
        return find(node).filter(each -> !each.connected()).isPresent();
    }

    /// Whether people want the node empty.
    public boolean draining(Optional<NodeId> node) {
        return find(node).filter(each -> !each.active()).isPresent();
    }

    /// Whether the task is to go elsewhere: its node is lost or drained, or others should have it; and nothing binds it there.
    public boolean leaving(Place place, TaskView task) {
        return !place.holds(task) && (task.lost() || draining(task.task().node()) || task.task().departing());
    }

    /// Whether the task stays as it is because its node is away, and it is not known to be gone.
    public boolean untouched(Place place, TaskView task) {
        return away(task.task().node()) && !(task.lost() && !place.holds(task));
    }

    /// Whether the task was given to a node that is no longer part of the cluster.
    public boolean orphaned(TaskView task) {
        return task.task().node().isPresent() && find(task.task().node()).isEmpty();
    }

    /// What people call the node.
    public String nameOf(NodeId node) {
        return find(Optional.of(node)).map(each -> each.node().name().value()).orElse(node.value());
    }

    /// `n2, which is away`.
    public String absence(NodeId node) {
        boolean lost = find(Optional.of(node)).filter(NodeSnapshot::lost).isPresent();
        return nameOf(node) + ", which is " + (lost ? "lost" : "away");
    }

    private Optional<NodeSnapshot> find(Optional<NodeId> node) {
        return node.flatMap(nodes::find);
    }
}
