package io.argosy.store.state;

import io.argosy.store.Change;
import io.argosy.store.Key;
import io.argosy.store.Snapshot;
import io.argosy.store.Subscription;
import io.argosy.store.turn.Turn;
import io.argosy.store.turn.Turns;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What one listener has not been told yet: at most a set of keys, and beyond a number of them only that there is much.
final class Watch implements Subscription {

    private static final Logger LOG = System.getLogger(Watch.class.getName());
    private static final int MOST_KEYS = 10_000;

    private final Supplier<Snapshot> current;
    private final Set<String> tables;
    private final Consumer<Change> listener;
    private final Consumer<Watch> ended;
    private final Turn teller;

    /// Only while something is pending: an idle watch must not hold on to an old state.
    private Snapshot latest;
    private TreeSet<Key> pending = new TreeSet<>();
    private boolean tooMany;
    private boolean closed;

    Watch(Supplier<Snapshot> current, Set<String> tables, Consumer<Change> listener, Consumer<Watch> ended, Turns turns) {
        this.current = current;
        this.tables = tables;
        this.listener = listener;
        this.ended = ended;
        this.teller = turns.prepare("store-watch", this::tell);
    }

    void begin() {
        teller.start();
    }

    /// Notes the change and returns at once.
    synchronized void tell(Snapshot snapshot, Collection<Key> changed) {
        changed.stream().filter(key -> tables.contains(key.table())).forEach(pending::add);
        if (pending.size() > MOST_KEYS) {
            tooMany = true;
        }
        if (tooMany) {
            pending.clear();
        }
        if (somethingPending()) {
            latest = snapshot;
            teller.signal();
        }
    }

    private Optional<Duration> tell() {
        next().ifPresent(this::tellOne);
        return Optional.empty();
    }

    private void tellOne(Change change) {
        try {
            listener.accept(change);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a listener failed on the change to revision " + change.revision(), e);
        }
    }

    private synchronized Optional<Change> next() {
        if (!somethingPending() || closed) {
            return Optional.empty();
        }
        Change change = new Change(latest, pending, tooMany);
        latest = null;
        pending = new TreeSet<>();
        tooMany = false;
        return Optional.of(change);
    }

    private boolean somethingPending() {
        return tooMany || !pending.isEmpty();
    }

    @Override
    public Snapshot start() {
        return current.get();
    }

    @Override
    public void close() {
        ended.accept(this);
        synchronized (this) {
            closed = true;
        }
        teller.close();
    }
}
