package io.argosy.control.app;

import io.argosy.control.contact.ContactBook;
import io.argosy.control.contact.Contacts;
import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.place.PendingReasons;
import io.argosy.control.reconcile.AppViews;
import io.argosy.control.record.AppRecords;
import io.argosy.model.app.App;
import io.argosy.model.app.Draft;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ServiceSpec;
import io.argosy.planning.AppPlanner;
import io.argosy.planning.explain.Explanation;
import io.argosy.planning.explain.ServiceProgress;
import io.argosy.planning.explain.Trouble;
import io.argosy.planning.explain.ZoneShortfall;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.TaskView;
import io.argosy.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Says how an app is.
final class AppStatuses {

    private final PendingReasons reasons;
    private final LeaseJudge leases;
    private final Supplier<ContactBook> contacts;
    private final AppPlanner planner = new AppPlanner();

    AppStatuses(PendingReasons reasons, LeaseJudge leases, Supplier<ContactBook> contacts) {
        this.reasons = reasons;
        this.leases = leases;
        this.contacts = contacts;
    }

    AppStatus of(Snapshot snapshot, App app, Instant now) {
        AppRecords records = new AppRecords(snapshot, app.ref());
        AppView view = AppViews.of(snapshot, app, leases, Contacts.named(snapshot, contacts.get().awaited(app.ref())));
        Map<ServiceName, ServiceProgress> progress = new HashMap<>();
        ServiceProgress.of(view).forEach(each -> progress.put(each.service(), each));
        List<ServiceStatus> services = services(snapshot, records, view, progress, now);
        boolean complete = progress.values().stream().allMatch(ServiceProgress::complete);
        Optional<Rollout> rollout = records.newestRollout().map(newest -> ImageWork.said(snapshot, newest));
        return new AppStatus(app.ref(), state(view, complete), app.intent(), app.target(), rollout, services, app.createdAt());
    }

    private List<ServiceStatus> services(
            Snapshot snapshot, AppRecords records, AppView view, Map<ServiceName, ServiceProgress> progress, Instant now) {
        Map<ServiceName, List<String>> waiting = waiting(snapshot, view, now);
        ServicePorts ports = new ServicePorts(snapshot, view.app().ref());
        Map<ServiceName, ServiceSpec> specs = specs(records, view);
        return specs.values().stream()
                .map(spec -> ServiceCounts.of(spec, view, Optional.ofNullable(progress.get(spec.name())))
                        .status(spec, ports.of(spec), ports.problems(spec, waiting.getOrDefault(spec.name(), List.of()))))
                .toList();
    }

    /// Of the target, or of the draft before there is one.
    private static Map<ServiceName, ServiceSpec> specs(AppRecords records, AppView view) {
        Map<ServiceName, ServiceSpec> specs = new TreeMap<>();
        view.target().ifPresentOrElse(
                release -> release.services().forEach((name, service) -> specs.put(name, service.spec())),
                () -> records.draft().map(Draft::spec).ifPresent(spec -> specs.putAll(spec.services())));
        return specs;
    }

    /// Each reason once with its count, by service.
    private Map<ServiceName, List<String>> waiting(Snapshot snapshot, AppView view, Instant now) {
        switch (view.app().intent()) {
            case STOP, REMOVE -> {
                return Map.of();
            }
            case REMOVE_WITH_VOLUMES -> {
                return AbsentVolumes.waiting(snapshot, view);
            }
            case RUN -> { }
        }
        Map<TaskId, String> pending = new HashMap<>();
        view.tasks().stream().map(TaskView::id).forEach(id -> reasons.of(id).ifPresent(why -> pending.put(id, why)));
        Map<ServiceName, Map<String, Integer>> counts = new HashMap<>();
        Explanation.of(view, planner.plan(view, now), pending).forEach(why ->
                counts.computeIfAbsent(why.service(), _ -> new LinkedHashMap<>()).merge(why.text(), 1, Integer::sum));
        Map<ServiceName, List<String>> waiting = new HashMap<>();
        counts.forEach((service, texts) -> waiting.put(
                service, new ArrayList<>(texts.entrySet().stream().map(each -> each.getValue() + " " + each.getKey()).toList())));
        ZoneShortfall.of(view).forEach((service, text) -> waiting.computeIfAbsent(service, _ -> new ArrayList<>()).add(text));
        return waiting;
    }

    private AppState state(AppView view, boolean complete) {
        return switch (view.app().intent()) {
            case REMOVE, REMOVE_WITH_VOLUMES -> AppState.REMOVING;
            case STOP -> stopped(view);
            case RUN -> running(view, complete);
        };
    }

    /// A stopped app that is deployed starts when its images were found.
    private static AppState stopped(AppView view) {
        if (view.rollout().filter(rollout -> rollout.phase() == Rollout.Phase.PREPARING).isPresent()) {
            return AppState.DEPLOYING;
        }
        return view.tasks().stream().anyMatch(TaskView::live) ? AppState.STOPPING : AppState.STOPPED;
    }

    private AppState running(AppView view, boolean complete) {
        Optional<Rollout.Phase> phase = view.rollout().map(Rollout::phase);
        if (phase.isPresent() && phase.get().active()) {
            return phase.get() == Rollout.Phase.PAUSED ? AppState.PAUSED : AppState.DEPLOYING;
        }
        if (view.app().target().isPresent() && complete) {
            return AppState.RUNNING;
        }
        if (view.app().target().isEmpty() || view.failedAtFirst()) {
            return AppState.FAILED;
        }
        return Trouble.any(view, task -> reasons.of(task).isPresent()) ? AppState.DEGRADED : AppState.STARTING;
    }
}
