package io.argosy.control.rebalance;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.loop.Pass;
import io.argosy.control.place.Clusters;
import io.argosy.control.reconcile.AppViews;
import io.argosy.control.record.Tables;
import io.argosy.control.setting.Settings;
import io.argosy.model.task.Task;
import io.argosy.planning.rebalance.Budget;
import io.argosy.planning.rebalance.RebalancePlan;
import io.argosy.planning.rebalance.RebalanceView;
import io.argosy.planning.rebalance.Rebalancer;
import io.argosy.planning.view.AppView;
import io.argosy.scheduling.Scheduler;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import io.argosy.store.Subscription;
import io.argosy.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/// One look at whether services are spread over nodes that came. At most one in a second, as each looks at everything; none while nothing can move.
public final class RebalancePass implements Pass {

    /// What may make nodes new, and people want them to get tasks.
    private static final Set<Table<?, ?>> BEGINNINGS = Set.of(Tables.SETTINGS, Tables.NODES, Tables.LIVENESS);
    /// What moves depend on and are ended by. It changes all the time, so it wakes nobody unless there is something to move.
    private static final Set<Table<?, ?>> FOLLOWED = Set.of(Tables.APPS, Tables.ROLLOUTS, Tables.TASKS, Tables.STATUSES);

    private static final Duration PACE = Duration.ofSeconds(1);

    private final Editor editor;
    private final Scheduler scheduler;
    private final LeaseJudge leases;
    private final Budget standard;
    private final BooleanSupplier suspecting;
    private final Rebalancer rebalancer = new Rebalancer();
    private final Instant began;
    private Instant next;
    private volatile boolean following = true;
    private boolean mayDepart = true;

    /// @param standard how much may be moved at a time where people set nothing
    /// @param suspecting whether some node is not heard
    public RebalancePass(Editor editor, Scheduler scheduler, LeaseJudge leases, Budget standard, BooleanSupplier suspecting) {
        this.editor = editor;
        this.scheduler = scheduler;
        this.leases = leases;
        this.standard = standard;
        this.suspecting = suspecting;
        this.began = editor.now();
        this.next = began;
    }

    /// Has this run by whatever may make or end a move. @return what to close in the end
    public List<Subscription> watch(Store store, Runnable signal) {
        return List.of(store.onChange(BEGINNINGS, signal), store.onChange(FOLLOWED, () -> {
            if (following) {
                signal.run();
            }
        }));
    }

    @Override
    public Optional<Instant> run() {
        if (editor.now().isBefore(next)) {
            return Optional.of(next);
        }
        next = editor.now().plus(PACE);
        following = true;
        if (!concerned(editor.snapshot())) {
            following = false;
            return Optional.empty();
        }
        AtomicReference<Optional<Instant>> wakeAt = new AtomicReference<>(Optional.empty());
        editor.write(edit -> wakeAt.set(carryOn(edit)));
        return wakeAt.get();
    }

    /// Whether a node came, or a task departs. Tasks are looked at only when one may: nobody else tells them to.
    private boolean concerned(Snapshot snapshot) {
        boolean came = !Settings.budget(snapshot, standard).none() && snapshot.scan(Tables.LIVENESS).stream().anyMatch(entry -> entry.value().came().isPresent());
        mayDepart = came || mayDepart && snapshot.scan(Tables.TASKS).stream().map(Entry::value).anyMatch(Task::departing);
        return mayDepart;
    }

    private Optional<Instant> carryOn(Edit edit) {
        Snapshot snapshot = edit.snapshot();
        List<AppView> apps = snapshot.scan(Tables.APPS).stream().map(entry -> AppViews.of(snapshot, entry.value(), leases)).toList();
        RebalanceView view = new RebalanceView(apps, Clusters.nodes(snapshot), scheduler.on(Clusters.cluster(snapshot)), began, suspecting.getAsBoolean());
        RebalancePlan plan = rebalancer.plan(view, Settings.budget(snapshot, standard), edit.now());
        new RebalanceWriting(edit).carryOut(plan);
        return plan.wakeAt();
    }
}
