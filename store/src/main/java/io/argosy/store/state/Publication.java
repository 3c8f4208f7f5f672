package io.argosy.store.state;

import io.argosy.store.Change;
import io.argosy.store.Key;
import io.argosy.store.Subscription;
import io.argosy.store.Table;
import io.argosy.store.turn.Turns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The state that readers see, and those who want to hear of the next one. Showing and telling are one act, so that a
/// watcher misses nothing after the state it began with.
public final class Publication implements AutoCloseable {

    private final List<Watch> watches = new ArrayList<>();
    private final Turns turns;
    private volatile State current;

    public Publication(State first) {
        this(first, Turns.ON_THREADS);
    }

    /// @param turns of those who are told
    public Publication(State first, Turns turns) {
        this.turns = turns;
        this.current = first;
    }

    public State current() {
        return current;
    }

    /// Shows a state that is durable. One thread at a time.
    public synchronized void show(State next, Collection<Key> changed) {
        current = next;
        if (!changed.isEmpty()) {
            watches.forEach(watch -> watch.tell(next, changed));
        }
    }

    public synchronized Subscription watch(Set<? extends Table<?, ?>> tables, Consumer<Change> listener) {
        Watch watch = new Watch(this::current, tables.stream().map(Table::name).collect(Collectors.toSet()), listener, this::forget, turns);
        watches.add(watch);
        watch.begin();
        return watch;
    }

    private synchronized void forget(Watch watch) {
        watches.remove(watch);
    }

    /// Ends all subscriptions.
    @Override
    public void close() {
        List<Watch> all;
        synchronized (this) {
            all = List.copyOf(watches);
        }
        all.forEach(Watch::close);
    }
}
