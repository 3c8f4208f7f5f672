package io.argosy.control.watch;

import io.argosy.store.Change;
import io.argosy.store.Store;
import io.argosy.store.Subscription;
import io.argosy.store.Table;
import io.argosy.store.turn.Turns;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Opens watches, at most a fixed number at one time for people, and another for nodes. Safe for any number of threads.
public final class Watches implements AutoCloseable {

    private static final int MOST = 500;
    private static final int MOST_NODES = 5_000;

    private final Store store;
    private final Turns turns;
    private final Set<Watch> open = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<Watch> nodes = Collections.synchronizedSet(new LinkedHashSet<>());

    /// @param turns of the listeners
    public Watches(Store store, Turns turns) {
        this.store = store;
        this.turns = turns;
    }

    /// Looks at once, and again after each relevant change of these tables, in turns of the watch. Changes during a look lead to one further look.
    ///
    /// @param look may block; a look that throws ends the watch
    /// @return empty when as many watches are open as may be
    public Optional<Watching> open(Set<? extends Table<?, ?>> tables, Predicate<Change> relevant, Runnable look) {
        return open.size() >= MOST ? Optional.empty() : Optional.of(open(open, tables, relevant, look));
    }

    /// Like [#open], for what a node has to know: people's watches take no room from it.
    public Optional<Watching> openForNode(Set<? extends Table<?, ?>> tables, Predicate<Change> relevant, Runnable look) {
        return nodes.size() >= MOST_NODES ? Optional.empty() : Optional.of(open(nodes, tables, relevant, look));
    }

    private Watching open(Set<Watch> among, Set<? extends Table<?, ?>> tables, Predicate<Change> relevant, Runnable look) {
        Watch watch = new Watch(look, among::remove, turns);
        among.add(watch);
        Subscription subscription = store.watch(tables, change -> {
            if (relevant.test(change)) {
                watch.signal();
            }
        });
        watch.begin(subscription);
        return watch;
    }

    /// Makes every watch look again, because something changed that is in no table.
    public void nudge() {
        List.copyOf(open).forEach(Watch::signal);
        List.copyOf(nodes).forEach(Watch::signal);
    }

    @Override
    public void close() {
        List.copyOf(open).forEach(Watch::close);
        List.copyOf(nodes).forEach(Watch::close);
    }
}
