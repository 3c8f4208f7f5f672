package io.argosy.control.assign;

import io.argosy.control.content.ContentVault;
import io.argosy.control.network.NetworkProblems;
import io.argosy.control.network.SwarmVault;
import io.argosy.control.record.Tables;
import io.argosy.control.registry.RegistryVault;
import io.argosy.control.watch.Watches;
import io.argosy.control.watch.Watching;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.id.NodeId;
import io.argosy.store.Change;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import io.argosy.store.Table;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Tells sessions of their nodes' assignments as they change.
public final class AssignmentFeed {

    /// Everything an assignment is computed from.
    private static final Set<Table<?, ?>> SOURCES = Set.of(
            Tables.APPS, Tables.RELEASES, Tables.TASKS, Tables.STATUSES, Tables.SEARCHES, Tables.VOLUMES, Tables.NODES, Tables.LIVENESS,
            Tables.CONTENTS, Tables.REGISTRIES, Tables.SWARM, Tables.SWARM_ORDERS, Tables.MEMBERSHIPS, Tables.OVERLAYS, Tables.OVERLAY_REPORTS);

    /// Tables with a record for each node, which is nothing to other nodes.
    private static final Set<String> OWN = Set.of(Tables.SWARM_ORDERS.name(), Tables.MEMBERSHIPS.name());

    private final Store store;
    private final Watches watches;
    private final ContentVault vault;
    private final RegistryVault logins;
    private final SwarmVault swarm;
    private final NetworkProblems problems;

    public AssignmentFeed(Store store, Watches watches, ContentVault vault, RegistryVault logins, SwarmVault swarm, NetworkProblems problems) {
        this.store = store;
        this.watches = watches;
        this.vault = vault;
        this.logins = logins;
        this.swarm = swarm;
        this.problems = problems;
    }

    /// Calls with the assignment as it is, then each time it has changed.
    ///
    /// @return empty when as many watches are open as may be
    public Optional<Watching> follow(NodeId node, Consumer<AssignmentAt> listener) {
        AtomicReference<Assignment> last = new AtomicReference<>();
        return watches.open(SOURCES, change -> concerns(change, node), () -> {
            Snapshot snapshot = store.snapshot();
            Assignment assignment = Assignments.of(snapshot, node, vault, logins, swarm, problems);
            if (!assignment.equals(last.get())) {
                listener.accept(new AssignmentAt(snapshot.revision(), assignment));
                last.set(assignment);
            }
        });
    }

    private static boolean concerns(Change change, NodeId node) {
        return change.everything() || change.keys().stream().anyMatch(key -> !OWN.contains(key.table()) || key.path().equals(node.value()));
    }
}
