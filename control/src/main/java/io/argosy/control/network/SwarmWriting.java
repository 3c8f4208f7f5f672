package io.argosy.control.network;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.change.Happening;
import io.argosy.control.record.SwarmMember;
import io.argosy.control.record.Tables;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.network.Swarm;
import io.argosy.model.node.Liveness;
import io.argosy.planning.network.AddressRange;
import io.argosy.planning.swarm.SwarmPlan;
import io.argosy.planning.swarm.SwarmPlanner;
import io.argosy.store.Entry;
import io.argosy.store.Table;
import java.util.Collection;
import java.util.Optional;

/// Writes down what the Swarm is to be and what each node is told about it.
final class SwarmWriting {

    /// The Swarm itself and its event are written with the first of what is told.
    private static final int KEPT = 4;
    private static final int MOST_MEMBERS = 4000;

    private final Edit edit;
    private boolean fits = true;

    private SwarmWriting(Edit edit) {
        this.edit = edit;
    }

    /// Until nothing is left to write.
    static void run(Editor editor, AddressRange range) {
        boolean[] all = new boolean[1];
        while (!all[0]) {
            editor.write(edit -> all[0] = new SwarmWriting(edit).write(SwarmPlanner.plan(new SwarmViews(edit.snapshot(), range).swarm())));
        }
    }

    /// @return whether all of it was written
    private boolean write(SwarmPlan plan) {
        plan.swarm().ifPresent(this::swarm);
        plan.members().forEach((member, node) -> put(Tables.SWARM_MEMBERS, member, new SwarmMember(node)));
        plan.orders().forEach((node, order) -> put(Tables.SWARM_ORDERS, node, order));
        edit.snapshot().scan(Tables.SWARM_ORDERS).stream().map(entry -> entry.key())
                .filter(node -> !plan.orders().containsKey(node))
                .forEach(node -> delete(Tables.SWARM_ORDERS, node));
        edit.snapshot().scan(Tables.MEMBERSHIPS).stream().map(entry -> entry.key())
                .filter(node -> edit.snapshot().get(Tables.NODES, node).isEmpty())
                .forEach(node -> delete(Tables.MEMBERSHIPS, node));
        edit.snapshot().scan(Tables.GIVEN_UP).stream().map(entry -> entry.key())
                .filter(node -> edit.snapshot().get(Tables.LIVENESS, node).filter(now -> now.state() == Liveness.State.LOST).isEmpty())
                .forEach(node -> delete(Tables.GIVEN_UP, node));
        strangers(plan);
        return fits;
    }

    /// Former members whose nodes are not registered any more are forgotten when there are very many.
    private void strangers(SwarmPlan plan) {
        Collection<Entry<String, SwarmMember>> known = edit.snapshot().scan(Tables.SWARM_MEMBERS);
        known.stream()
                .filter(entry -> !plan.members().containsKey(entry.key()) && edit.snapshot().get(Tables.NODES, entry.value().node()).isEmpty())
                .limit(Math.max(0, known.size() - MOST_MEMBERS))
                .forEach(entry -> delete(Tables.SWARM_MEMBERS, entry.key()));
    }

    private void swarm(Swarm swarm) {
        Optional<Swarm> before = edit.snapshot().get(Tables.SWARM, Tables.THE_SWARM);
        if (!before.equals(Optional.of(swarm))) {
            edit.put(Tables.SWARM, Tables.THE_SWARM, swarm);
        }
        if (swarm.stuck() && before.filter(Swarm::stuck).isEmpty()) {
            edit.event(Happening.ofNode(edit.now(), Severity.ERROR, "network.stuck", swarm.steward(), QuorumLoss.words()));
        }
        if (before.filter(known -> known.steward().equals(swarm.steward()) && known.id().equals(swarm.id())).isEmpty()) {
            edit.event(Happening.ofNode(edit.now(), Severity.INFO, "network.steward", swarm.steward(), words(before, swarm)));
        }
    }

    private String words(Optional<Swarm> before, Swarm swarm) {
        String node = edit.snapshot().get(Tables.NODES, swarm.steward()).map(known -> known.name().value()).orElse(swarm.steward().value());
        if (swarm.id().isEmpty()) {
            return "node %s begins the network that spans nodes%s".formatted(node, before.isEmpty() ? "" : " anew");
        }
        return before.flatMap(Swarm::id).equals(swarm.id()) ? "node %s now manages networks".formatted(node) : "networks of apps span nodes from now on";
    }

    private <K, V> void put(Table<K, V> table, K key, V value) {
        if (!edit.snapshot().get(table, key).equals(Optional.of(value)) && room()) {
            edit.put(table, key, value);
        }
    }

    private <K> void delete(Table<K, ?> table, K key) {
        if (room()) {
            edit.delete(table, key);
        }
    }

    private boolean room() {
        fits &= edit.room() > KEPT;
        return fits;
    }
}
