package io.argosy.control.session;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.change.Happening;
import io.argosy.control.fault.Result;
import io.argosy.control.record.ClusterFacts;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.control.session.Admission.Reason;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.Coming;
import io.argosy.model.node.Flapping;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.task.Goal;
import io.argosy.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Writes who the nodes are, and whether they are there.
final class Registration {

    /// Each loss takes a record and an event.
    private static final int AT_ONCE = 32;

    private final Editor editor;

    Registration(Editor editor) {
        this.editor = editor;
    }

    /// What became of an arrival.
    sealed interface Entry {
        record Registered(NodeId node) implements Entry {}

        record Rejected(Admission.Refused why) implements Entry {}
    }

    /// @param open whether the node has a session, so that an agent on another machine cannot be the same
    Result<Entry> register(NodeId id, Arrival arrival, boolean open) {
        return editor.edit(edit -> Result.done(register(edit, id, arrival, open)));
    }

    private Entry register(Edit edit, NodeId id, Arrival arrival, boolean open) {
        String cluster = edit.snapshot().get(Tables.CLUSTER, ClusterFacts.KEY).orElseThrow().id();
        if (arrival.cluster().filter(other -> !other.equals(cluster)).isPresent()) {
            return rejected(Reason.WRONG_CLUSTER, "this node belongs to cluster %s, not to %s: empty the agent's data directory to let it join"
                    .formatted(arrival.cluster().get(), cluster));
        }
        Optional<Node> known = edit.snapshot().get(Tables.NODES, id);
        if (known.isEmpty()) {
            return rejected(Reason.UNKNOWN_NODE, "node %s is no node of this cluster any more: empty the agent's data directory to let the machine join again".formatted(id));
        }
        boolean taken = edit.snapshot().scan(Tables.NODES).stream()
                .anyMatch(entry -> !entry.key().equals(id) && entry.value().name().equals(arrival.name()));
        if (taken) {
            return rejected(Reason.NODE_NAME_TAKEN, "another node is named %s: start the agent with another name".formatted(arrival.name()));
        }
        if (open && edit.snapshot().get(Tables.FACTS, id).filter(facts -> otherMachine(facts, arrival.facts())).isPresent()) {
            return rejected(Reason.CLONED, ("node %s is connected from another machine, so this disk is a copy of its: empty the agent's data directory here and join with a node token. "
                    + "If it is the same machine, started again, it is let in when the server has missed its earlier self").formatted(known.get().name()));
        }
        write(edit, known.get(), arrival);
        return new Entry.Registered(id);
    }

    private static boolean otherMachine(NodeFacts before, NodeFacts now) {
        return before.identity().contradicts(now.identity()) || !before.address().equals(now.address());
    }

    private static void write(Edit edit, Node known, Arrival arrival) {
        NodeId id = known.id();
        put(edit, Tables.NODES, id, known.arrivedAs(arrival.name(), arrival.topology(), arrival.labels()));
        put(edit, Tables.FACTS, id, arrival.facts());
        Optional<Liveness> before = edit.snapshot().get(Tables.LIVENESS, id);
        Flapping flapping = before.map(Liveness::flapping).orElse(Flapping.NONE);
        Flapping now = before.filter(liveness -> liveness.state() == Liveness.State.LOST).isPresent() ? Damping.back(flapping, edit.now()) : flapping;
        if (before.filter(liveness -> liveness.state() == Liveness.State.LOST).isPresent() && !arrival.facts().engineProblem().isEmpty()) {
            edit.put(Tables.LIVENESS, id, new Liveness(Liveness.State.LOST, edit.now(), arrival.facts().engineProblem()).with(flapping));
            return;
        }
        edit.put(Tables.LIVENESS, id, new Liveness(Liveness.State.CONNECTED, edit.now(), "its agent connected").with(now).with(came(before, edit.now())));
        edit.event(Happening.ofNode(edit.now(), Severity.INFO, "node.connected", id, "node " + arrival.name() + " is connected"));
        now.restsUntil().filter(_ -> !flapping.rests()).ifPresent(until -> edit.event(Happening.ofNode(edit.now(), Severity.WARNING, "node.flapping", id,
                "node %s was lost %d times lately: it gets no new tasks until %s, or until `argosy node activate %s`"
                        .formatted(arrival.name(), now.losses().size(), until.truncatedTo(ChronoUnit.SECONDS), arrival.name()))));
    }

    /// By what a node came that is connected now.
    private static Optional<Coming> came(Optional<Liveness> before, Instant now) {
        return before.filter(known -> known.state() == Liveness.State.LOST).isPresent()
                ? Optional.of(new Coming(Coming.Kind.RETURNED, now)) : before.flatMap(Liveness::came);
    }

    /// A node that came and went has been there for long enough.
    void rested(NodeId id) {
        editor.write(edit -> edit.snapshot().get(Tables.LIVENESS, id).filter(known -> known.flapping().rests()).ifPresent(known -> {
            edit.put(Tables.LIVENESS, id, known.with(known.flapping().rested()));
            edit.event(Happening.ofNode(edit.now(), Severity.INFO, "node.steady", id, "node " + name(edit, id) + " gets new tasks again"));
        }));
    }

    private static <V> void put(Edit edit, Table<NodeId, V> table, NodeId id, V value) {
        if (!edit.snapshot().get(table, id).equals(Optional.of(value))) {
            edit.put(table, id, value);
        }
    }

    /// The node's agent is away, unless it is there again.
    ///
    /// @param patience how long it is waited for
    void away(NodeId id, String cause, Duration patience, BooleanSupplier back) {
        editor.write(edit -> {
            Optional<Liveness> now = edit.snapshot().get(Tables.LIVENESS, id);
            if (back.getAsBoolean() || now.filter(known -> known.state() == Liveness.State.CONNECTED).isEmpty()) {
                return;
            }
            edit.put(Tables.LIVENESS, id, Liveness.away(edit.now(), cause, edit.now().plus(patience)).after(now.get()));
            edit.event(Happening.ofNode(edit.now(), Severity.WARNING, "node.away", id, "node " + name(edit, id) + " is away: " + cause));
        });
    }

    /// Others reach the machine of a node that is away: the cause is known better, and it is waited for at least that long.
    void seen(NodeId id, String cause, Duration patience, BooleanSupplier back) {
        editor.write(edit -> {
            Optional<Liveness> now = edit.snapshot().get(Tables.LIVENESS, id)
                    .filter(known -> known.state() == Liveness.State.AWAY && !known.cause().equals(cause));
            if (back.getAsBoolean() || now.isEmpty()) {
                return;
            }
            Instant longest = now.get().since().plus(patience);
            Instant lostAt = now.get().lostAt().filter(longest::isBefore).orElse(longest);
            edit.put(Tables.LIVENESS, id, Liveness.away(now.get().since(), cause, lostAt).after(now.get()));
            edit.event(Happening.ofNode(edit.now(), Severity.WARNING, "node.seen", id, "node %s is away, and its tasks are taken to run on: %s".formatted(name(edit, id), cause)));
        });
    }

    /// The node has been away for too long, unless it is there again.
    void lost(NodeId id, BooleanSupplier back) {
        editor.write(edit -> edit.snapshot().get(Tables.LIVENESS, id).filter(known -> known.state() == Liveness.State.AWAY && !back.getAsBoolean())
                .ifPresent(known -> lost(edit, id, known.cause(), Duration.between(known.since(), edit.now()))));
    }

    /// The engine of a node whose agent is there has been down for too long.
    void engineLost(NodeId id, String problem, Duration down) {
        editor.write(edit -> edit.snapshot().get(Tables.LIVENESS, id).filter(known -> known.state() == Liveness.State.CONNECTED)
                .ifPresent(_ -> lost(edit, id, problem, down)));
    }

    /// The engine of a node that was lost for it works again.
    void engineBack(NodeId id) {
        editor.write(edit -> edit.snapshot().get(Tables.LIVENESS, id).filter(known -> known.state() == Liveness.State.LOST).ifPresent(known -> {
            edit.put(Tables.LIVENESS, id, new Liveness(Liveness.State.CONNECTED, edit.now(), "its engine is back").with(Damping.back(known.flapping(), edit.now()))
                    .with(came(Optional.of(known), edit.now())));
            edit.event(Happening.ofNode(edit.now(), Severity.INFO, "node.connected", id, "node " + name(edit, id) + " has its engine back"));
        }));
    }

    /// Nobody reaches these nodes. As many as fit go in one transaction, so that what they ran is replaced by one plan.
    void lost(List<Loss> losses) {
        for (int from = 0; from < losses.size(); from += AT_ONCE) {
            List<Loss> some = losses.subList(from, Math.min(losses.size(), from + AT_ONCE));
            editor.write(edit -> some.stream()
                    .filter(loss -> edit.snapshot().get(Tables.LIVENESS, loss.node()).filter(known -> known.state() != Liveness.State.LOST).isPresent())
                    .forEach(loss -> lost(edit, loss.node(), loss.cause(), loss.silence())));
        }
    }

    private static void lost(Edit edit, NodeId id, String cause, Duration silence) {
        edit.put(Tables.LIVENESS, id, new Liveness(Liveness.State.LOST, edit.now(), cause)
                .with(Damping.lost(edit.snapshot().get(Tables.LIVENESS, id).map(Liveness::flapping).orElse(Flapping.NONE), edit.now())));
        edit.event(Happening.ofNode(edit.now(), Severity.ERROR, "node.lost", id, "node %s lost %s ago: replacing %s; %s"
                .formatted(name(edit, id), told(silence), tasks(edit, id), cause)));
    }

    private static String told(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String tasks(Edit edit, NodeId node) {
        long tasks = edit.snapshot().scan(Tables.TASKS).stream().map(entry -> entry.value())
                .filter(task -> task.node().equals(Optional.of(node)) && task.goal() == Goal.RUN && !new TaskRecords(edit.snapshot(), task).ended())
                .count();
        return tasks == 1 ? "1 task" : tasks + " tasks";
    }

    private static String name(Edit edit, NodeId id) {
        return edit.snapshot().get(Tables.NODES, id).map(node -> node.name().value()).orElse(id.value());
    }

    private static Entry rejected(Reason reason, String problem) {
        return new Entry.Rejected(new Admission.Refused(reason, problem));
    }
}
