package io.argosy.control.place;

import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.model.app.Release;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.TaskId;
import io.argosy.model.node.Liveness;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.planning.order.StartLevels;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which tasks replace lost ones, in which order they go, and how many of them are starting. Remembers since when from pass to pass, as no record does. For one thread.
final class Replacements {

    /// A task that is not ready by then holds nobody back any more.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Wave wave;
    private final Map<TaskId, Instant> since = new HashMap<>();
    private final Map<PlaceKey, Instant> lost = new HashMap<>();
    private final Map<ReleaseKey, Map<ServiceName, Integer>> levels = new HashMap<>();
    private final Map<NodeId, Integer> starting = new HashMap<>();
    private int all;

    Replacements(Wave wave) {
        this.wave = wave;
    }

    /// Looks at all tasks anew.
    void look(Snapshot snapshot, Instant now) {
        lost.clear();
        levels.clear();
        starting.clear();
        all = 0;
        Map<NodeId, Instant> nodes = new HashMap<>();
        snapshot.scan(Tables.LIVENESS).stream().filter(entry -> entry.value().state() == Liveness.State.LOST)
                .forEach(entry -> nodes.put(entry.key(), entry.value().since()));
        if (nodes.isEmpty()) {
            since.clear();
            return;
        }
        List<Task> running = snapshot.scan(Tables.TASKS).stream().map(Entry::value).filter(task -> task.goal() == Goal.RUN).toList();
        running.stream().filter(task -> task.node().filter(nodes::containsKey).isPresent())
                .forEach(task -> lost.merge(PlaceKey.of(task), nodes.get(task.node().get()), (one, other) -> one.isBefore(other) ? one : other));
        List<Task> begun = running.stream().filter(task -> replaces(task) && starting(snapshot, task, nodes.keySet())).toList();
        since.keySet().retainAll(begun.stream().map(Task::id).toList());
        begun.stream().filter(task -> since.computeIfAbsent(task.id(), _ -> now).plus(PATIENCE).isAfter(now)).forEach(task -> count(task.node().get()));
    }

    /// Whether it has a node that is there, and does well so far, but is not ready.
    private static boolean starting(Snapshot snapshot, Task task, Set<NodeId> lost) {
        return task.node().filter(node -> !lost.contains(node)).isPresent()
                && new TaskRecords(snapshot, task).status().map(Replacements::starting).orElse(true);
    }

    private static boolean starting(TaskStatus status) {
        return status.restarts() == 0 && switch (status.state()) {
            case TaskState.Preparing _ -> true;
            case TaskState.Running running -> running.run() == RunState.STARTING;
            case TaskState.Stopping _, TaskState.Ended _ -> false;
        };
    }

    private void count(NodeId node) {
        starting.merge(node, 1, Integer::sum);
        all++;
    }

    boolean replaces(Task task) {
        return lost.containsKey(PlaceKey.of(task));
    }

    /// Those that replace lost tasks before others, in the order in which apps start, and what was lost first before what was lost later.
    Comparator<Task> order(Snapshot snapshot) {
        return Comparator.comparing((Task task) -> !replaces(task))
                .thenComparing(task -> replaces(task) ? level(snapshot, task) : 0)
                .thenComparing(task -> lost.getOrDefault(PlaceKey.of(task), Instant.EPOCH));
    }

    private int level(Snapshot snapshot, Task task) {
        ReleaseKey key = new ReleaseKey(task.app(), task.slot().release());
        return levels.computeIfAbsent(key, _ -> snapshot.get(Tables.RELEASES, key).map(Replacements::levels).orElse(Map.of()))
                .getOrDefault(task.service(), 0);
    }

    private static Map<ServiceName, Integer> levels(Release release) {
        Map<ServiceName, ServiceSpec> specs = new HashMap<>();
        release.services().forEach((name, service) -> specs.put(name, service.spec()));
        return StartLevels.of(specs);
    }

    /// What one that would go to a node has to wait for.
    ///
    /// @param name of the node, for people
    Optional<String> turn(NodeId node, String name) {
        int here = starting.getOrDefault(node, 0);
        if (all >= wave.atOnce()) {
            return Optional.of("waits for its turn: " + all + " tasks of lost nodes are starting, as many as may at a time");
        }
        return here < wave.perNode() ? Optional.empty()
                : Optional.of("waits for its turn: " + here + " tasks of lost nodes are starting on " + name + ", as many as may at a time");
    }

    void begins(TaskId task, NodeId node, Instant now) {
        since.put(task, now);
        count(node);
    }

    /// When the first of those that are starting holds nobody back any more.
    Optional<Instant> nextTurn(Instant now) {
        return since.values().stream().map(each -> each.plus(PATIENCE)).filter(now::isBefore).min(Comparator.naturalOrder());
    }
}
