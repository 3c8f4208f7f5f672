package io.argosy.control.contact;

import io.argosy.control.assign.Footing;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Happening;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskKey;
import io.argosy.model.app.App;
import io.argosy.model.app.Rollout;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskStatus;
import io.argosy.store.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which tasks of an app cannot take the place of others yet, in one snapshot.
public final class Contacts {

    private final ContactBook book;
    private final App app;
    private final ContactBook.Look look;
    private final Map<TaskId, List<String>> awaited;

    private Contacts(ContactBook book, App app, ContactBook.Look look, Map<TaskId, List<String>> awaited) {
        this.book = book;
        this.app = app;
        this.look = look;
        this.awaited = awaited;
    }

    /// @param tasks of the app
    /// @param rollout the newest one of the app
    public static Contacts of(ContactBook book, Snapshot snapshot, App app, Collection<Task> tasks, Optional<Rollout> rollout) {
        Map<List<Object>, Long> wanted = tasks.stream().filter(Contacts::wanted).collect(Collectors.groupingBy(Contacts::place, Collectors.counting()));
        ContactBook.Look look = book.look(app.ref(), tasks.stream().filter(Contacts::wanted)
                .filter(task -> wanted.get(place(task)) > 1 || rollout.filter(now -> made(now, task)).isPresent())
                .filter(task -> snapshot.get(Tables.STATUSES, TaskKey.of(task)).filter(TaskStatus::ready).isPresent())
                .filter(task -> Footing.of(snapshot, task.node().orElseThrow()) == Footing.FIRM).toList());
        return new Contacts(book, app, look, named(snapshot, look.awaited()));
    }

    /// Nodes by their names.
    public static Map<TaskId, List<String>> named(Snapshot snapshot, Map<TaskId, Set<NodeId>> awaited) {
        Map<TaskId, List<String>> named = new HashMap<>();
        awaited.forEach((task, nodes) -> named.put(task, names(snapshot, nodes)));
        return named;
    }

    private static boolean wanted(Task task) {
        return task.goal() == Goal.RUN && task.node().isPresent();
    }

    private static List<Object> place(Task task) {
        return List.of(task.service(), task.slot().number());
    }

    private static boolean made(Rollout rollout, Task task) {
        return rollout.phase() == Rollout.Phase.ROLLING && !task.createdAt().isBefore(rollout.startedAt());
    }

    private static List<String> names(Snapshot snapshot, Set<NodeId> nodes) {
        return nodes.stream().map(node -> snapshot.get(Tables.NODES, node).map(known -> known.name().value()).orElse(node.value())).sorted().toList();
    }

    /// Tasks that are ready and not reached yet from the nodes with these names.
    public Map<TaskId, List<String>> awaited() {
        return awaited;
    }

    /// When the next of them is waited for no longer.
    public Optional<Instant> until(Instant now) {
        return look.left().map(now::plus);
    }

    /// Tells of those that are waited for no longer. To be called in the edit whose snapshot this is of.
    public void tell(Edit edit) {
        look.givenUp().forEach((id, nodes) -> edit.snapshot().get(Tables.TASKS, new TaskKey(app.ref(), id)).ifPresent(task -> edit.event(Happening.ofTask(
                edit.now(), Severity.WARNING, "task.unreached", task, "%s is not reached from %s after %d s: going on without %s".formatted(
                        task.slot().shortName(), String.join(", ", names(edit.snapshot(), nodes)), ContactBook.PATIENCE.toSeconds(), nodes.size() == 1 ? "it" : "them")))));
    }

    /// To be called when that edit is written.
    public void told() {
        if (!look.givenUp().isEmpty()) {
            book.giveUp(app.ref(), look.givenUp());
        }
    }
}
