package io.argosy.control.contact;

import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.ServiceItem;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Task;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// What nodes with a session lead to, as they accepted it, and what of it they have not reached. Of a task that was reached from everywhere once, nothing more is asked. Safe for any number of threads.
public final class ContactBook {

    /// How long a task is waited for to be reached, from when it could have been: engines tell each other all they know every 30 s.
    public static final Duration PATIENCE = Duration.ofSeconds(45);

    private final LongSupplier ticks;
    private final Map<NodeId, Assignment> accepted = new HashMap<>();
    private final Map<NodeId, Set<TaskId>> unreached = new HashMap<>();
    /// Nodes that were waited for in vain, until they reach everything.
    private final Set<NodeId> outOfTouch = new HashSet<>();
    private final Map<AppRef, Map<TaskId, Wait>> waits = new HashMap<>();
    private final Map<AppRef, Set<TaskId>> settled = new HashMap<>();
    private volatile Consumer<AppRef> whenSettled = _ -> { };

    private record Wait(Task task, long since, Set<NodeId> nodes) {}

    /// What is waited for in an app.
    ///
    /// @param awaited nodes that lead to a task and do not reach it
    /// @param givenUp the same of tasks for which the patience is over
    /// @param left until the next patience is over
    record Look(Map<TaskId, Set<NodeId>> awaited, Map<TaskId, Set<NodeId>> givenUp, Optional<Duration> left) {}

    /// @param ticks nanoseconds of a clock that nobody sets, as [System#nanoTime]
    public ContactBook(LongSupplier ticks) {
        this.ticks = ticks;
    }

    /// @param action told of an app of which a task is waited for no more; must not block
    public void whenSettled(Consumer<AppRef> action) {
        whenSettled = action;
    }

    /// The node goes by this assignment from now on, and has said before what of it it does not reach.
    ///
    /// @param holds whether the session is still the one that counts; if not, nothing is noted
    public synchronized void accepted(NodeId node, Assignment assignment, BooleanSupplier holds) {
        if (holds.getAsBoolean()) {
            accepted.put(node, assignment);
            settle(node);
        }
    }

    /// The node reaches all it was told of but these.
    ///
    /// @param holds whether the session is still the one that counts; if not, nothing is noted
    public synchronized void unreached(NodeId node, Set<TaskId> tasks, BooleanSupplier holds) {
        if (holds.getAsBoolean()) {
            unreached.put(node, Set.copyOf(tasks));
            if (tasks.isEmpty()) {
                outOfTouch.remove(node);
            }
            settle(node);
        }
    }

    /// The node has no session any more, or begins another. To be called when what came before does not hold any more.
    public synchronized void over(NodeId node) {
        accepted.remove(node);
        unreached.remove(node);
        outOfTouch.remove(node);
        settle(node);
    }

    private void settle(NodeId node) {
        Set<AppRef> apps = new HashSet<>();
        waits.forEach((app, tasks) -> tasks.values().forEach(wait -> {
            if (wait.nodes().contains(node) && !misses(node, wait.task())) {
                wait.nodes().remove(node);
                apps.add(app);
            }
        }));
        apps.forEach(app -> whenSettled.accept(app));
    }

    /// @param candidates ready tasks of the app that are to take the place of others
    synchronized Look look(AppRef app, Collection<Task> candidates) {
        Map<TaskId, Wait> now = waits.computeIfAbsent(app, _ -> new LinkedHashMap<>());
        Set<TaskId> done = settled.computeIfAbsent(app, _ -> new HashSet<>());
        Set<TaskId> known = candidates.stream().map(Task::id).collect(Collectors.toSet());
        now.keySet().retainAll(known);
        done.retainAll(known);
        candidates.stream().filter(task -> !done.contains(task.id())).forEach(task -> now.computeIfAbsent(task.id(), _ -> begin(task)));
        Map<TaskId, Set<NodeId>> awaited = new HashMap<>();
        Map<TaskId, Set<NodeId>> givenUp = new HashMap<>();
        Optional<Duration> least = Optional.empty();
        for (Wait wait : now.values()) {
            Duration left = PATIENCE.minusNanos(ticks.getAsLong() - wait.since());
            if (wait.nodes().isEmpty()) {
                done.add(wait.task().id());
            } else if (left.isPositive()) {
                awaited.put(wait.task().id(), Set.copyOf(wait.nodes()));
                least = least.filter(before -> before.compareTo(left) < 0).or(() -> Optional.of(left));
            } else {
                givenUp.put(wait.task().id(), Set.copyOf(wait.nodes()));
            }
        }
        now.keySet().removeAll(done);
        forgetIfEmpty(app);
        return new Look(awaited, givenUp, least);
    }

    /// What is waited for in an app, for who only looks: nodes that lead to a task and do not reach it.
    public synchronized Map<TaskId, Set<NodeId>> awaited(AppRef app) {
        Map<TaskId, Set<NodeId>> awaited = new HashMap<>();
        waits.getOrDefault(app, Map.of()).forEach((task, wait) -> {
            if (!wait.nodes().isEmpty()) {
                awaited.put(task, Set.copyOf(wait.nodes()));
            }
        });
        return awaited;
    }

    private Wait begin(Task task) {
        Set<NodeId> nodes = accepted.keySet().stream().filter(node -> !outOfTouch.contains(node) && misses(node, task)).collect(Collectors.toCollection(HashSet::new));
        return new Wait(task, ticks.getAsLong(), nodes);
    }

    /// Nobody waits for these any more, nor for the nodes that did not reach them until they reach everything.
    synchronized void giveUp(AppRef app, Map<TaskId, Set<NodeId>> tasks) {
        tasks.forEach((task, nodes) -> {
            outOfTouch.addAll(nodes);
            waits.getOrDefault(app, Map.of()).remove(task);
            settled.computeIfAbsent(app, _ -> new HashSet<>()).add(task);
        });
    }

    /// The app is gone.
    public synchronized void forget(AppRef app) {
        waits.remove(app);
        settled.remove(app);
    }

    private void forgetIfEmpty(AppRef app) {
        if (waits.get(app).isEmpty()) {
            waits.remove(app);
        }
        if (settled.get(app).isEmpty()) {
            settled.remove(app);
        }
    }

    /// Whether the node leads to the service and not, or in vain, to the task. Its own tasks every node reaches.
    private boolean misses(NodeId node, Task task) {
        if (task.node().equals(Optional.of(node)) || !accepted.containsKey(node)) {
            return false;
        }
        return accepted.get(node).items().get(ServiceItem.key(task.slot().service())) instanceof ServiceItem service
                && (unreached.getOrDefault(node, Set.of()).contains(task.id()) || service.remote().stream().noneMatch(endpoint -> endpoint.task().equals(task.id())));
    }

    synchronized int size() {
        return accepted.size() + unreached.size() + outOfTouch.size() + waits.size() + settled.size();
    }
}
