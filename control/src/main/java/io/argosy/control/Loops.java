package io.argosy.control;

import io.argosy.control.change.Editor;
import io.argosy.control.contact.ContactBook;
import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.loop.Loop;
import io.argosy.control.loop.LoopStatus;
import io.argosy.control.network.NetworkProblems;
import io.argosy.control.network.NetworksPass;
import io.argosy.control.place.PendingReasons;
import io.argosy.control.place.SchedulingPass;
import io.argosy.control.prepare.PreparePass;
import io.argosy.control.rebalance.RebalancePass;
import io.argosy.control.reconcile.AppsPass;
import io.argosy.control.record.Ids;
import io.argosy.control.removal.VolumesPass;
import io.argosy.control.retention.RetentionPass;
import io.argosy.control.session.LivenessPass;
import io.argosy.control.session.Sessions;
import io.argosy.control.watch.Watches;
import io.argosy.control.witness.Vigil;
import io.argosy.store.Store;
import io.argosy.store.Subscription;
import io.argosy.store.turn.Turns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// All loops of a control plane, and what wakes them.
final class Loops implements AutoCloseable {

    /// Loops are woken by changes; the period is for what was missed, and for retries.
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final AppsPass appsPass;
    private final Loop apps;
    private final Loop placing;
    private final Loop preparing;
    private final Loop volumes;
    private final Loop networks;
    private final RebalancePass rebalancePass;
    private final Loop rebalancing;
    private final Loop liveness;
    private final Loop vigil;
    private final Loop retention;
    private final Store store;
    private final List<Subscription> subscriptions = new ArrayList<>();

    Loops(Store store, Editor editor, Ids ids, ControlSettings settings, PendingReasons reasons, NetworkProblems problems, Watches watches,
            Sessions sessions, Vigil vigil, LeaseJudge leases, ContactBook contacts, Turns turns) {
        this.store = store;
        this.appsPass = new AppsPass(editor, ids, leases, contacts);
        this.apps = new Loop("apps", PERIOD, settings.clock(), turns, appsPass);
        this.placing = new Loop("placing", PERIOD, settings.clock(), turns, new SchedulingPass(editor, settings.scheduler(), settings.wave(), reasons, watches));
        this.preparing = new Loop("preparing", PERIOD, settings.clock(), turns, new PreparePass(editor, ids));
        this.volumes = new Loop("volumes", PERIOD, settings.clock(), turns, new VolumesPass(editor, leases));
        this.networks = new Loop("networks", PERIOD, settings.clock(), turns, new NetworksPass(editor, settings.addresses(), problems, watches));
        this.rebalancePass = new RebalancePass(editor, settings.scheduler(), leases, settings.budget(), () -> !vigil.silent().isEmpty());
        this.rebalancing = new Loop("rebalancing", PERIOD, settings.clock(), turns, rebalancePass);
        this.liveness = new Loop("liveness", PERIOD, settings.clock(), turns, new LivenessPass(editor, sessions, settings.patience()));
        this.vigil = new Loop("vigil", PERIOD, settings.clock(), turns, vigil);
        this.retention = new Loop("retention", PERIOD, settings.clock(), turns, new RetentionPass(editor, settings.keeping()));
    }

    void start() {
        subscriptions.add(appsPass.watch(store, apps::signal));
        subscriptions.add(store.onChange(SchedulingPass.SOURCES, placing::signal));
        subscriptions.add(store.onChange(PreparePass.SOURCES, preparing::signal));
        subscriptions.add(store.onChange(VolumesPass.SOURCES, volumes::signal));
        subscriptions.add(store.onChange(LivenessPass.SOURCES, liveness::signal));
        subscriptions.add(store.onChange(NetworksPass.SOURCES, networks::signal));
        subscriptions.addAll(rebalancePass.watch(store, rebalancing::signal));
        all().forEach(Loop::start);
    }

    List<LoopStatus> statuses() {
        return all().stream().map(Loop::status).toList();
    }

    /// No pass begins any more. Waits for nothing.
    void halt() {
        all().forEach(Loop::halt);
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        halt();
        all().forEach(Loop::close);
    }

    private List<Loop> all() {
        return List.of(apps, placing, preparing, volumes, networks, rebalancing, liveness, vigil, retention);
    }
}
