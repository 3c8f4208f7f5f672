package io.argosy.control;

import io.argosy.store.CommitResult;
import io.argosy.store.Leadership;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import io.argosy.store.StoreException;
import io.argosy.store.Subscription;
import io.argosy.store.Table;
import io.argosy.store.Transaction;
import io.argosy.store.Change;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// The store as a server sees it that is killed around one of its commits: from then on nothing it writes arrives.
final class DyingStore implements Store {

    /// On which side of the fatal commit the server dies.
    enum Moment { BEFORE, AFTER }

    private final Store store;
    private final CountDownLatch dead = new CountDownLatch(1);
    private Moment moment = Moment.BEFORE;
    private int left = Integer.MAX_VALUE;

    DyingStore(Store store) {
        this.store = store;
    }

    /// @param commits how many more succeed; the one after them is fatal
    synchronized void dieAfter(int commits, Moment when) {
        left = commits;
        moment = when;
    }

    CountDownLatch dead() {
        return dead;
    }

    @Override
    public synchronized CommitResult commit(Transaction transaction) {
        if (left-- > 0) {
            CommitResult result = store.commit(transaction);
            left += result instanceof CommitResult.Committed ? 0 : 1;
            return result;
        }
        if (dead.getCount() > 0 && moment == Moment.AFTER) {
            store.commit(transaction);
        }
        dead.countDown();
        throw new StoreException(StoreException.Kind.BROKEN, "the server is dead", "start another", true, null);
    }

    @Override
    public Snapshot snapshot() {
        return store.snapshot();
    }

    @Override
    public Leadership lead(String server) throws InterruptedException {
        return store.lead(server);
    }

    @Override
    public Optional<String> leader() {
        return store.leader();
    }

    @Override
    public Subscription watch(Set<? extends Table<?, ?>> tables, Consumer<Change> listener) {
        return store.watch(tables, listener);
    }

    @Override
    public void close() {
        store.close();
    }
}
