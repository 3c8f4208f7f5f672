package io.argosy.control.removal;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.change.Happening;
import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.loop.Pass;
import io.argosy.control.reconcile.AppViews;
import io.argosy.control.record.HeldVolume;
import io.argosy.control.record.Tables;
import io.argosy.control.record.VolumeKey;
import io.argosy.model.app.App;
import io.argosy.model.assignment.Report.VolumeRemovalReport;
import io.argosy.model.event.Event.Severity;
import io.argosy.planning.view.TaskView;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import io.argosy.store.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// One look at all volumes.
public final class VolumesPass implements Pass {

    /// What can carry a removal on.
    public static final Set<Table<?, ?>> SOURCES = Set.of(Tables.APPS, Tables.VOLUMES, Tables.REMOVALS, Tables.TASKS, Tables.STATUSES);

    private final Editor editor;
    private final LeaseJudge leases;

    public VolumesPass(Editor editor, LeaseJudge leases) {
        this.editor = editor;
        this.leases = leases;
    }

    @Override
    public Optional<Instant> run() {
        boolean work = editor.snapshot().scan(Tables.VOLUMES).stream().anyMatch(entry -> entry.value().remove() || asked(editor.snapshot(), entry.value()));
        if (work || !editor.snapshot().scan(Tables.REMOVALS).isEmpty()) {
            editor.write(this::carryOn);
        }
        return Optional.empty();
    }

    private void carryOn(Edit edit) {
        Snapshot snapshot = edit.snapshot();
        for (Entry<VolumeKey, HeldVolume> entry : snapshot.scan(Tables.VOLUMES)) {
            if (edit.room() < 4) {
                return;
            }
            if (entry.value().remove()) {
                finish(edit, entry);
            } else if (asked(snapshot, entry.value()) && idle(snapshot, entry.value())) {
                edit.put(Tables.VOLUMES, entry.key(), entry.value().removing());
            }
        }
        snapshot.scan(Tables.REMOVALS).stream()
                .filter(entry -> snapshot.get(Tables.VOLUMES, entry.key()).isEmpty())
                .limit(edit.room())
                .forEach(entry -> edit.delete(Tables.REMOVALS, entry.key()));
    }

    private static boolean asked(Snapshot snapshot, HeldVolume volume) {
        return snapshot.get(Tables.APPS, volume.app()).filter(app -> app.intent() == App.Intent.REMOVE_WITH_VOLUMES).isPresent();
    }

    private boolean idle(Snapshot snapshot, HeldVolume volume) {
        return snapshot.get(Tables.APPS, volume.app())
                .filter(app -> AppViews.of(snapshot, app, leases).tasks().stream().noneMatch(TaskView::live)).isPresent();
    }

    private static void finish(Edit edit, Entry<VolumeKey, HeldVolume> entry) {
        Optional<VolumeRemovalReport> said = edit.snapshot().get(Tables.REMOVALS, entry.key());
        if (said.filter(report -> report.problem().isEmpty()).isPresent()) {
            edit.delete(Tables.VOLUMES, entry.key());
            edit.delete(Tables.REMOVALS, entry.key());
            edit.event(Happening.ofApp(edit.now(), Severity.INFO, "volume.removed", entry.value().app(),
                    "volume " + entry.key().engineName() + " is gone"));
        }
    }
}
