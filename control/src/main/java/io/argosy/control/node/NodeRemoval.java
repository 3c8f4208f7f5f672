package io.argosy.control.node;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.change.Happening;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.HeldVolume;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.control.trust.Revocations;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.store.Entry;
import io.argosy.store.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Forgets nodes. What a forgotten node held is gone for the cluster; its tasks are replaced by the apps' planner, which sees that the node is no more.
public final class NodeRemoval {

    /// Operations that are left to what is written of the node itself.
    private static final int LEFT = 20;

    private final Editor editor;
    private final BiConsumer<NodeId, String> expel;

    /// @param expel ends the node's session at once, when there is one; told why
    public NodeRemoval(Editor editor, BiConsumer<NodeId, String> expel) {
        this.editor = editor;
        this.expel = expel;
    }

    /// Takes back the node's certificate, ends its session and forgets it. Needs an admin.
    ///
    /// @param force also when it has tasks or volumes: those volumes are lost to the cluster, and what runs there runs on until somebody ends it there
    public Result<Node> remove(Caller caller, String nameOrId, boolean force) {
        Optional<Fault> fault = caller.mayNot(Role.ADMIN);
        if (fault.isPresent()) {
            return Result.refused(fault.get());
        }
        Result<Node> removed = editor.edit(edit -> NodeChanges.find(edit, nameOrId).then(node -> remove(edit, caller, node, force)));
        if (removed instanceof Result.Done<Node>(Node node)) {
            expel.accept(node.id(), "node %s was removed by %s".formatted(node.name(), caller.who()));
            forgetRest(node.id());
        }
        return removed;
    }

    private static Result<Node> remove(Edit edit, Caller caller, Node node, boolean force) {
        Optional<Fault> held = force ? Optional.empty() : holds(edit, node);
        if (held.isPresent()) {
            return Result.refused(held.get());
        }
        Revocations.revoke(edit, node.id(), "node %s was removed".formatted(node.name()));
        edit.delete(Tables.NODES, node.id());
        edit.delete(Tables.FACTS, node.id());
        edit.delete(Tables.LIVENESS, node.id());
        edit.delete(Tables.REACHED_BY, node.id());
        edit.delete(Tables.IMAGES, node.id());
        forget(edit, node.id());
        edit.audit(caller, "node.remove", node.name().value(), force ? "by force" : "");
        edit.event(Happening.ofNode(edit.now(), Severity.WARNING, "node.removed", node.id(), "node %s was removed".formatted(node.name())));
        return Result.done(node);
    }

    /// What would be lost, as long as nobody insists.
    private static Optional<Fault> holds(Edit edit, Node node) {
        long tasks = edit.snapshot().scan(Tables.TASKS).stream().map(Entry::value)
                .filter(task -> task.node().equals(Optional.of(node.id())) && !new TaskRecords(edit.snapshot(), task).ended())
                .count();
        boolean connected = edit.snapshot().get(Tables.LIVENESS, node.id()).filter(now -> now.state() == Liveness.State.CONNECTED).isPresent();
        if (tasks > 0) {
            String first = connected ? "drain it with `argosy node drain %s`, or ".formatted(node.name()) : "";
            return Optional.of(Fault.of(FaultCode.WRONG_STATE, "node %s has %d %s".formatted(node.name(), tasks, tasks == 1 ? "task" : "tasks"),
                    first + "forget it and them with --force"));
        }
        List<String> volumes = edit.snapshot().scan(Tables.VOLUMES, node.id() + "/").stream().map(Entry::value).map(NodeRemoval::said).limit(5).toList();
        return volumes.isEmpty() ? Optional.empty()
                : Optional.of(Fault.of(FaultCode.WRONG_STATE, "node %s holds volumes: %s".formatted(node.name(), String.join(", ", volumes)),
                        "save what is in them and remove their apps with --volumes, or forget them with --force"));
    }

    private static String said(HeldVolume volume) {
        return volume.app() + "/" + volume.name();
    }

    private void forgetRest(NodeId node) {
        while (editor.snapshot().scan(Tables.VOLUMES, node + "/").stream().findAny().isPresent()) {
            editor.write(edit -> forget(edit, node));
        }
    }

    /// As much as there is room for.
    private static void forget(Edit edit, NodeId node) {
        drop(edit, Tables.VOLUMES, edit.snapshot().scan(Tables.VOLUMES, node + "/"), _ -> true);
        drop(edit, Tables.REMOVALS, edit.snapshot().scan(Tables.REMOVALS, node + "/"), _ -> true);
        drop(edit, Tables.LISTENERS, edit.snapshot().scan(Tables.LISTENERS), entry -> entry.key().node().equals(node));
    }

    private static <K, V> void drop(Edit edit, Table<K, V> table, Collection<Entry<K, V>> entries, Predicate<Entry<K, V>> ofNode) {
        entries.stream().filter(ofNode).takeWhile(_ -> edit.room() > LEFT).forEach(entry -> edit.delete(table, entry.key()));
    }
}
