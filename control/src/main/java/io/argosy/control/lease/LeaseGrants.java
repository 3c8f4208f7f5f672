package io.argosy.control.lease;

import io.argosy.control.record.TaskFinder;
import io.argosy.control.record.TaskRecords;
import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.store.Leadership;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import io.argosy.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Grants leases to agents. Safe for any number of threads.
public final class LeaseGrants {

    private static final Logger LOG = System.getLogger(LeaseGrants.class.getName());

    /// Entries of tasks that are gone are dropped when there are so many more than tasks.
    private static final int SPARE = 1_000;

    private final Store store;
    private final Leadership leadership;
    private final LeaseLedger ledger;
    private final TaskFinder finder = new TaskFinder();

    public LeaseGrants(Store store, Leadership leadership, LeaseLedger ledger) {
        this.store = store;
        this.leadership = leadership;
        this.ledger = ledger;
    }

    /// Begins the leases of those tasks anew that the node may run. May block until the store has said who leads.
    ///
    /// @return the tasks whose leases were granted, which last from when the agent asked
    public Set<TaskId> keep(NodeId node, Set<TaskId> asked) {
        if (asked.isEmpty() || !leads()) {
            return Set.of();
        }
        Snapshot snapshot = store.snapshot();
        Set<TaskId> granted = asked.stream().filter(id -> grant(snapshot, node, id)).collect(Collectors.toUnmodifiableSet());
        prune(snapshot);
        return granted;
    }

    /// When this is so, no other leader began before the agent asked.
    private boolean leads() {
        try {
            return leadership.confirmed();
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "leases of exclusive tasks are not renewed, as the store does not say who leads: {0}", e.getMessage());
            return false;
        }
    }

    /// A task that is to stop keeps what it has until it has stopped; an agent that does not know yet that it is to stop must not start it.
    private boolean grant(Snapshot snapshot, NodeId node, TaskId id) {
        Optional<Task> task = finder.find(snapshot, id).flatMap(key -> snapshot.get(Tables.TASKS, key)).filter(found -> found.node().equals(Optional.of(node)));
        if (task.isEmpty() || new TaskRecords(snapshot, task.get()).ended()) {
            return false;
        }
        Optional<Duration> lease = new TaskRecords(snapshot, task.get()).release().flatMap(release -> release.lease(task.get().service()));
        return lease.isPresent() && (task.get().goal() == Goal.RUN ? ledger.grant(id) : ledger.renew(id, lease.get()));
    }

    private void prune(Snapshot snapshot) {
        if (ledger.size() > SPARE) {
            Set<TaskId> known = snapshot.scan(Tables.TASKS).stream().map(entry -> entry.key().id()).collect(Collectors.toSet());
            if (ledger.size() > known.size() + SPARE) {
                ledger.keepOnly(known);
            }
        }
    }
}
