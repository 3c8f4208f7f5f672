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
            Tables.APPS, Tables.RELEASES, Tables.TASKS, Tables.STATUSES, Tables.SEARCHES, Tables.VOLUMES, Tables.NODES, Tables.LIVENESS, Tables.FACTS,
            Tables.CONTENTS, Tables.REGISTRIES, Tables.SWARM, Tables.SWARM_ORDERS, Tables.MEMBERSHIPS, Tables.OVERLAYS, Tables.OVERLAY_REPORTS);

    private final Store store;
    private final Watches watches;
    private final ContentVault vault;
    private final RegistryVault logins;
    private final SwarmVault swarm;
    private final NetworkProblems problems;
    private final AtomicReference<Common> common = new AtomicReference<>();

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
        Interest interest = new Interest(node, store.snapshot());
        AtomicReference<Assignment> last = new AtomicReference<>();
        return watches.openForNode(SOURCES, interest::in, () -> {
            AssignmentAt at = compute(node);
            while (interest.widen(at.assignment()) && store.snapshot().revision() > at.revision()) {
                at = compute(node);
            }
            if (!at.assignment().equals(last.get())) {
                listener.accept(at);
                last.set(at.assignment());
            }
        });
    }

    private AssignmentAt compute(NodeId node) {
        Common now = common(store.snapshot());
        return new AssignmentAt(now.snapshot().revision(), Assignments.of(now, node, vault, logins, swarm, problems));
    }

    /// One for all nodes that look at the same state.
    private Common common(Snapshot snapshot) {
        return common.updateAndGet(last -> last != null && last.snapshot() == snapshot ? last : new Common(snapshot));
    }
}
