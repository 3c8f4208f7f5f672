package io.argosy.control.watch;

import io.argosy.store.Change;
import io.argosy.store.Store;
import io.argosy.store.Subscription;
import io.argosy.store.Table;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Opens watches, at most a fixed number at one time. Safe for any number of threads.
public final class Watches implements AutoCloseable {

    private static final int MOST = 500;

    private final Store store;
    private final Set<Watch> open = ConcurrentHashMap.newKeySet();

    public Watches(Store store) {
        this.store = store;
    }

    /// Looks at once, and again after each relevant change of these tables, on a thread of the watch. Changes during a look lead to one further look.
    ///
    /// @param look may block; a look that throws ends the watch
    /// @return empty when as many watches are open as may be
    public Optional<Watching> open(Set<? extends Table<?, ?>> tables, Predicate<Change> relevant, Runnable look) {
        if (open.size() >= MOST) {
            return Optional.empty();
        }
        Watch watch = new Watch(look, open::remove);
        open.add(watch);
        Subscription subscription = store.watch(tables, change -> {
            if (relevant.test(change)) {
                watch.signal();
            }
        });
        watch.begin(subscription);
        return Optional.of(watch);
    }

    /// Makes every watch look again, because something changed that is in no table.
    public void nudge() {
        open.forEach(Watch::signal);
    }

    @Override
    public void close() {
        open.forEach(Watch::close);
    }
}
