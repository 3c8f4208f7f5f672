package io.argosy.control.reconcile;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.change.Happening;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.AppRef;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import io.argosy.store.Table;
import java.util.List;
import java.util.Optional;

/// Deletes what is kept of an app of which nothing runs: the app's own record last, so that a crash half way leaves an app that is still being
/// removed. Volumes that were not removed keep their records.
final class AppRemoval {

    private static final List<Table<?, ?>> WITHIN_APP = List.of(
            Tables.TASKS, Tables.STATUSES, Tables.DRAFTS, Tables.RELEASES, Tables.ROLLOUTS, Tables.LISTENERS);

    private final Editor editor;
    private final AppRef app;

    AppRemoval(Editor editor, AppRef app) {
        this.editor = editor;
        this.app = app;
    }

    void run() {
        boolean[] gone = new boolean[1];
        while (!gone[0]) {
            editor.write(edit -> gone[0] = removeSome(edit));
        }
    }

    /// @return whether this edit removes the last of it
    private boolean removeSome(Edit edit) {
        Optional<App> found = edit.snapshot().get(Tables.APPS, app);
        if (found.filter(kept -> kept.intent().removes()).isEmpty()) {
            return true;
        }
        edit.relyOn(Tables.APPS, app);
        for (Table<?, ?> table : WITHIN_APP) {
            deleteWithin(edit, table);
        }
        searches(edit);
        contents(edit);
        if (edit.room() < 2) {
            return false;
        }
        edit.delete(Tables.APPS, app);
        edit.event(Happening.ofApp(edit.now(), Severity.INFO, "app.removed", app, "app " + app + " is gone"));
        return true;
    }

    private <K, V> void deleteWithin(Edit edit, Table<K, V> table) {
        for (Entry<K, V> entry : edit.snapshot().scan(table, Tables.within(app))) {
            delete(edit, table, entry.key());
        }
    }

    private void searches(Edit edit) {
        Snapshot snapshot = edit.snapshot();
        snapshot.scan(Tables.SEARCHES).stream().filter(entry -> entry.value().app().equals(app)).forEach(entry -> {
            delete(edit, Tables.FINDINGS, entry.key());
            delete(edit, Tables.SEARCHES, entry.key());
        });
    }

    private void contents(Edit edit) {
        edit.snapshot().scan(Tables.CONTENTS, Tables.within(app.space())).stream()
                .filter(entry -> entry.value().owner().equals(Optional.of(app)))
                .forEach(entry -> delete(edit, Tables.CONTENTS, entry.key()));
    }

    private static <K, V> void delete(Edit edit, Table<K, V> table, K key) {
        if (edit.room() > 0) {
            edit.delete(table, key);
        }
    }
}
