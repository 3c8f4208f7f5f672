package io.argosy.control.lease;

import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.model.app.Release;
import io.argosy.model.id.TaskId;
import io.argosy.model.node.Liveness;
import io.argosy.model.task.Task;
import io.argosy.planning.view.Leases;
import io.argosy.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Says which exclusive tasks may still run though their node is lost or was removed. Safe for any number of threads.
public final class LeaseJudge {

    private final Supplier<LeaseLedger> ledgers;
    private final InstantSource clock;

    /// @param ledgers the one that counts now; on a server that does not lead one that begins now, so that every lease is taken to hold
    public LeaseJudge(Supplier<LeaseLedger> ledgers, InstantSource clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /// The clock by which leases are told to end.
    public Instant now() {
        return clock.instant();
    }

    /// For who only looks.
    public Leases of(Snapshot snapshot, Collection<Task> tasks) {
        return judge(snapshot, tasks, false);
    }

    /// For who replaces tasks: what has lapsed is given up, so that no grant comes between.
    public Leases deciding(Snapshot snapshot, Collection<Task> tasks) {
        return judge(snapshot, tasks, true);
    }

    private Leases judge(Snapshot snapshot, Collection<Task> tasks, boolean decides) {
        LeaseLedger ledger = ledgers.get();
        Map<TaskId, Instant> held = new HashMap<>();
        Set<TaskId> lapsed = new HashSet<>();
        for (Task task : tasks) {
            if (ledger.isGivenUp(task.id())) {
                lapsed.add(task.id());
            } else if (gone(snapshot, task)) {
                heldUntil(ledger, snapshot, task, decides).ifPresent(until -> held.put(task.id(), until));
                if (ledger.isGivenUp(task.id())) {
                    lapsed.add(task.id());
                }
            }
        }
        return new Leases(held, lapsed);
    }

    /// Until when a task on a node that is lost may run; [Instant#MAX] when only the removal of its node ends it, empty when it is not taken to run.
    public Optional<Instant> heldUntil(Snapshot snapshot, Task task) {
        return gone(snapshot, task) ? heldUntil(ledgers.get(), snapshot, task, false) : Optional.empty();
    }

    private Optional<Instant> heldUntil(LeaseLedger ledger, Snapshot snapshot, Task task, boolean decides) {
        TaskRecords records = new TaskRecords(snapshot, task);
        Optional<Release> release = records.ended() ? Optional.empty() : records.release();
        if (release.filter(found -> found.staysAlone(task.service())).isPresent()) {
            return snapshot.get(Tables.NODES, task.node().orElseThrow()).map(_ -> Instant.MAX);
        }
        Optional<Duration> lease = release.flatMap(found -> found.lease(task.service()));
        return lease.flatMap(length -> decides ? ledger.orGiveUp(task.id(), length) : ledger.mayRunFor(task.id(), length)).map(clock.instant()::plus);
    }

    private static boolean gone(Snapshot snapshot, Task task) {
        return task.node().filter(node -> snapshot.get(Tables.NODES, node).isEmpty()
                || snapshot.get(Tables.LIVENESS, node).filter(now -> now.state() == Liveness.State.LOST).isPresent()).isPresent();
    }
}
