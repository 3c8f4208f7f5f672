package io.argosy.control.reconcile;

import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.TaskKey;
import io.argosy.control.record.Tables;
import io.argosy.model.id.AppRef;
import io.argosy.store.Change;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import io.argosy.store.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Apps that have to be looked at, and those whose time will come. Safe for any number of threads.
final class DirtyApps {

    /// What plans depend on.
    static final Set<Table<?, ?>> SOURCES = Set.of(
            Tables.APPS, Tables.RELEASES, Tables.ROLLOUTS, Tables.TASKS, Tables.STATUSES, Tables.VOLUMES, Tables.NODES, Tables.LIVENESS);

    private final Set<AppRef> dirty = new LinkedHashSet<>();
    private final Map<AppRef, Instant> wakeAt = new HashMap<>();

    /// Nodes and volumes concern every app.
    synchronized void note(Change change) {
        if (change.everything() || change.touches(Tables.NODES) || change.touches(Tables.LIVENESS) || change.touches(Tables.VOLUMES)) {
            noteAll(change.snapshot());
            return;
        }
        dirty.addAll(change.keys(Tables.APPS));
        change.keys(Tables.RELEASES).stream().map(ReleaseKey::app).forEach(dirty::add);
        change.keys(Tables.ROLLOUTS).stream().map(ReleaseKey::app).forEach(dirty::add);
        change.keys(Tables.TASKS).stream().map(TaskKey::app).forEach(dirty::add);
        change.keys(Tables.STATUSES).stream().map(TaskKey::app).forEach(dirty::add);
    }

    synchronized void noteAll(Snapshot snapshot) {
        snapshot.scan(Tables.APPS).stream().map(Entry::key).forEach(dirty::add);
    }

    synchronized void note(AppRef app) {
        dirty.add(app);
    }

    /// Takes the apps to look at now.
    synchronized Set<AppRef> take(Instant now) {
        wakeAt.forEach((app, at) -> {
            if (!at.isAfter(now)) {
                dirty.add(app);
            }
        });
        Set<AppRef> taken = new LinkedHashSet<>(dirty);
        taken.forEach(wakeAt::remove);
        dirty.clear();
        return taken;
    }

    synchronized void wake(AppRef app, Optional<Instant> at) {
        at.ifPresentOrElse(moment -> wakeAt.put(app, moment), () -> wakeAt.remove(app));
    }

    synchronized Optional<Instant> nextWake() {
        return wakeAt.values().stream().min(Instant::compareTo);
    }
}
