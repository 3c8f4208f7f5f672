package io.argosy.control.rebalance;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.loop.Pass;
import io.argosy.control.place.Clusters;
import io.argosy.control.reconcile.AppViews;
import io.argosy.control.record.Tables;
import io.argosy.model.task.Task;
import io.argosy.planning.rebalance.Budget;
import io.argosy.planning.rebalance.RebalancePlan;
import io.argosy.planning.rebalance.RebalanceView;
import io.argosy.planning.rebalance.Rebalancer;
import io.argosy.planning.view.AppView;
import io.argosy.scheduling.Scheduler;
import io.argosy.store.Snapshot;
import io.argosy.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/// One look at whether services are spread over nodes that came. At most one in a second, as each looks at everything.
public final class RebalancePass implements Pass {

    /// What may make or end a move.
    public static final Set<Table<?, ?>> SOURCES = Set.of(Tables.NODES, Tables.LIVENESS, Tables.APPS, Tables.ROLLOUTS, Tables.TASKS, Tables.STATUSES);

    private static final Duration PACE = Duration.ofSeconds(1);

    private final Editor editor;
    private final Scheduler scheduler;
    private final LeaseJudge leases;
    private final Budget budget;
    private final BooleanSupplier suspecting;
    private final Rebalancer rebalancer = new Rebalancer();
    private final Instant began;
    private Instant next;

    /// @param suspecting whether some node is not heard
    public RebalancePass(Editor editor, Scheduler scheduler, LeaseJudge leases, Budget budget, BooleanSupplier suspecting) {
        this.editor = editor;
        this.scheduler = scheduler;
        this.leases = leases;
        this.budget = budget;
        this.suspecting = suspecting;
        this.began = editor.now();
        this.next = began;
    }

    @Override
    public Optional<Instant> run() {
        if (editor.now().isBefore(next)) {
            return Optional.of(next);
        }
        next = editor.now().plus(PACE);
        if (!concerned(editor.snapshot())) {
            return Optional.empty();
        }
        AtomicReference<Optional<Instant>> wakeAt = new AtomicReference<>(Optional.empty());
        editor.write(edit -> wakeAt.set(carryOn(edit)));
        return wakeAt.get();
    }

    /// Whether a node came, or a task departs.
    private boolean concerned(Snapshot snapshot) {
        return !budget.none() && snapshot.scan(Tables.LIVENESS).stream().anyMatch(entry -> entry.value().came().isPresent())
                || snapshot.scan(Tables.TASKS).stream().map(entry -> entry.value()).anyMatch(Task::departing);
    }

    private Optional<Instant> carryOn(Edit edit) {
        Snapshot snapshot = edit.snapshot();
        List<AppView> apps = snapshot.scan(Tables.APPS).stream().map(entry -> AppViews.of(snapshot, entry.value(), leases)).toList();
        RebalanceView view = new RebalanceView(apps, Clusters.nodes(snapshot), scheduler.on(Clusters.cluster(snapshot)), began, suspecting.getAsBoolean());
        RebalancePlan plan = rebalancer.plan(view, budget, edit.now());
        new RebalanceWriting(edit).carryOut(plan);
        return plan.wakeAt();
    }
}
