package io.argosy.testkit.store;

import io.argosy.model.leadership.Fence;
import io.argosy.store.Catalog;
import io.argosy.store.Change;
import io.argosy.store.CommitResult;
import io.argosy.store.Leadership;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import io.argosy.store.StoreException;
import io.argosy.store.Subscription;
import io.argosy.store.Table;
import io.argosy.store.Transaction;
import io.argosy.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A store in memory that several servers share, one of which leads: each has a seat, and whoever wants to lead waits for the one that does.
public final class SharedStore implements AutoCloseable {

    private final MemoryStore store;
    private Optional<Seat> leading = Optional.empty();

    public SharedStore(Catalog catalog) {
        this.store = new MemoryStore(catalog);
    }

    /// The store as one server has it.
    public Seat seat() {
        return new Seat();
    }

    /// What is in it.
    public Snapshot snapshot() {
        return store.snapshot();
    }

    /// Takes the lead from whoever has it, as when its lease ran out. It is told at once.
    public void depose() {
        Optional<Seat> before;
        synchronized (this) {
            before = leading;
        }
        before.ifPresent(Seat::over);
    }

    @Override
    public void close() {
        store.close();
    }

    private synchronized Leadership take(Seat seat, String server) throws InterruptedException {
        while (leading.isPresent()) {
            wait();
        }
        leading = Optional.of(seat);
        return store.lead(server);
    }

    private synchronized void leave(Seat seat) {
        if (leading.equals(Optional.of(seat))) {
            leading = Optional.empty();
            notifyAll();
        }
    }

    /// One server's way to the store.
    public final class Seat implements Store {

        private final AtomicBoolean cut = new AtomicBoolean();
        private volatile Optional<Tenure> mine = Optional.empty();

        private Seat() {}

        /// From now on nothing this server writes arrives, and another may lead. The server itself is not told: it is stopped, or cut off.
        public void cut() {
            cut.set(true);
            leave(this);
        }

        /// The server is there again, and finds out that it does not lead any more.
        public void mend() {
            cut.set(false);
            mine.ifPresent(Tenure::find);
        }

        private void over() {
            mine.ifPresent(Leadership::close);
            leave(this);
        }

        @Override
        public Snapshot snapshot() {
            return store.snapshot();
        }

        @Override
        public CommitResult commit(Transaction transaction) {
            if (cut.get()) {
                throw cutOff();
            }
            return store.commit(transaction);
        }

        private static StoreException cutOff() {
            return new StoreException(StoreException.Kind.BROKEN, "this server is cut off", "wait", true, null);
        }

        @Override
        public Leadership lead(String server) throws InterruptedException {
            Tenure tenure = new Tenure(take(this, server), cut);
            mine = Optional.of(tenure);
            tenure.whenOver(() -> leave(this));
            return tenure;
        }

        @Override
        public Optional<String> leader() {
            return store.leader();
        }

        @Override
        public Subscription watch(Set<? extends Table<?, ?>> tables, Consumer<Change> listener) {
            return store.watch(tables, listener);
        }

        /// The others go on.
        @Override
        public void close() {
            over();
        }
    }

    /// A leadership whose holder does not hear of its end while it is cut off.
    private static final class Tenure implements Leadership {

        private final Leadership leadership;
        private final AtomicBoolean cut;
        private final List<Runnable> actions = new ArrayList<>();
        private boolean told;

        Tenure(Leadership leadership, AtomicBoolean cut) {
            this.leadership = leadership;
            this.cut = cut;
            leadership.whenOver(this::find);
        }

        @Override
        public Fence fence() {
            return leadership.fence();
        }

        @Override
        public synchronized boolean current() {
            return !told;
        }

        @Override
        public boolean confirmed() {
            if (cut.get()) {
                throw Seat.cutOff();
            }
            find();
            return current();
        }

        @Override
        public void whenOver(Runnable action) {
            synchronized (this) {
                if (!told) {
                    actions.add(action);
                    return;
                }
            }
            action.run();
        }

        /// Finds out that it is over, if it is.
        void find() {
            List<Runnable> waiting;
            synchronized (this) {
                if (cut.get() || leadership.current() || told) {
                    return;
                }
                told = true;
                waiting = List.copyOf(actions);
            }
            waiting.forEach(Runnable::run);
        }

        @Override
        public void close() {
            leadership.close();
            find();
        }
    }
}
