package io.argosy.control.app;

import io.argosy.control.record.Tables;
import io.argosy.model.id.AppRef;
import io.argosy.store.Change;
import io.argosy.store.Table;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Tells a listener of an app when it is not as it was told before. For one watch.
final class AppLook implements Runnable {

    /// What an app's status is made of, but for what lies in memory.
    static final Set<Table<?, ?>> SOURCES = Set.of(
            Tables.APPS, Tables.DRAFTS, Tables.RELEASES, Tables.ROLLOUTS, Tables.TASKS, Tables.STATUSES, Tables.LISTENERS, Tables.NODES,
            Tables.LIVENESS, Tables.SEARCHES, Tables.FINDINGS);

    private final Supplier<Optional<AppStatus>> now;
    private final Consumer<Optional<AppStatus>> listener;
    private Optional<AppStatus> told = Optional.empty();
    private boolean gone;

    AppLook(Supplier<Optional<AppStatus>> now, Consumer<Optional<AppStatus>> listener) {
        this.now = now;
        this.listener = listener;
    }

    /// Whether a change may be one of the app: keys of most tables begin with it.
    static boolean concerns(Change change, AppRef app) {
        return change.everything() || change.keys().stream().anyMatch(key ->
                key.path().equals(app.toString()) || key.path().startsWith(Tables.within(app)) || !key.path().contains("/"));
    }

    @Override
    public void run() {
        Optional<AppStatus> seen = now.get();
        if (!gone && (seen.isEmpty() || !seen.equals(told))) {
            listener.accept(seen);
            told = seen;
            gone = seen.isEmpty();
        }
    }
}
