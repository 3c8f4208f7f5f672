package io.argosy.storeetcd;

import io.argosy.codec.Json;
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
import io.argosy.store.state.Intake;
import io.argosy.storeetcd.address.EtcdAddress;
import io.argosy.storeetcd.client.EtcdClient;
import io.argosy.storeetcd.client.EtcdFailure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The store of several servers, in etcd.
public final class EtcdStore implements Store {

    private static final Logger LOG = System.getLogger(EtcdStore.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Catalog catalog;
    private final Intake intake;
    private final EtcdClient client;
    private final Ledger ledger;
    private final LeaderLook look;
    private final Mirror mirror;
    private final Scribe scribe;
    private final Follower follower;
    private final Campaign campaign;
    private final ReentrantLock campaigning = new ReentrantLock();
    private volatile Optional<Tenure> tenure = Optional.empty();
    private volatile Optional<Compaction> compaction = Optional.empty();
    private volatile boolean closed;

    private EtcdStore(EtcdClient client, Catalog catalog, Timing timing, InstantSource clock) throws EtcdFailure {
        Layout layout = new Layout(client.address().prefix());
        Loader loader = new Loader(client, layout, catalog, clock);
        this.catalog = catalog;
        this.intake = new Intake(catalog, Json.standard());
        this.client = client;
        this.ledger = new Ledger(client, layout);
        this.look = new LeaderLook(client, layout);
        this.mirror = new Mirror(loader.openOrCreate(ledger), catalog, layout);
        this.scribe = new Scribe(ledger, mirror, this::leading);
        this.follower = new Follower(client, layout, loader, mirror, this::endWhenReplaced);
        this.campaign = new Campaign(client, layout, ledger, mirror, timing, () -> closed, this::begin);
        scribe.begin();
        follower.begin();
    }

    /// Opens the state below the address's prefix, and begins an empty one where there is none. Decodes all of it.
    ///
    /// @throws StoreException when etcd cannot be reached or refuses, or what lies there is none of ours, too new, or cannot be read
    public static EtcdStore open(EtcdAddress address, Catalog catalog) {
        return open(address, catalog, Timing.STANDARD, InstantSource.system());
    }

    static EtcdStore open(EtcdAddress address, Catalog catalog, Timing timing, InstantSource clock) {
        EtcdClient client = EtcdClient.connect(address);
        try {
            return new EtcdStore(client, catalog, timing, clock);
        } catch (EtcdFailure e) {
            client.close();
            throw e.explain();
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public Snapshot snapshot() {
        return mirror.publication().current();
    }

    @Override
    public CommitResult commit(Transaction transaction) {
        return intake.admit(transaction, scribe::carryOut);
    }

    /// Waits for as long as another server leads. Where this one does, its leadership before is over at once.
    @Override
    public Leadership lead(String server) throws InterruptedException {
        campaigning.lockInterruptibly();
        try {
            Optional<Tenure> before = leading();
            if (before.isPresent()) {
                Optional<Tenure> next = leadOnceMore(before.get(), server);
                if (next.isPresent()) {
                    return next.get();
                }
            }
            return campaign.win(server, this::endWhenLapsed);
        } finally {
            campaigning.unlock();
        }
    }

    private Optional<Tenure> leadOnceMore(Tenure before, String server) {
        synchronized (mirror) {
            Picture now = mirror.picture();
            Mark next = Mark.of(now.mark().fence().nextTerm(), now.mark().revision());
            try {
                Ledger.Outcome outcome = ledger.claimAgain(now, server, before.holder(), next, before.lease().validUntil());
                if (!(outcome instanceof Ledger.Outcome.Written(long revision))) {
                    before.end();
                    return Optional.empty();
                }
                Holder holder = new Holder(server, before.holder().created(), before.holder().lease());
                mirror.show(now.written(now.state().withFence(next.fence()), next, revision, Optional.of(holder)), Set.of());
                before.endKeepingLease();
                return Optional.of(begin(holder, before.lease()));
            } catch (EtcdFailure e) {
                before.end();
                throw e.explain();
            }
        }
    }

    /// With the mirror's monitor held, so that nothing is told between the claim and this.
    private Tenure begin(Holder holder, Lease lease) {
        Tenure next = new Tenure(mirror.picture().state().fence(), holder, lease, look, this::resign);
        tenure = Optional.of(next);
        compaction.ifPresent(Compaction::close);
        compaction = Optional.of(Compaction.begin(client, mirror));
        next.whenOver(this::endCompaction);
        return next;
    }

    private void endCompaction() {
        if (leading().isEmpty()) {
            compaction.ifPresent(Compaction::close);
        }
    }

    private Optional<Tenure> leading() {
        return tenure.filter(Tenure::current);
    }

    private void endWhenLapsed() {
        tenure.filter(mine -> !mine.lease().valid()).ifPresent(Tenure::lose);
    }

    /// The tenure is read first: a picture read after it cannot be older than its claim.
    private void endWhenReplaced() {
        Optional<Tenure> last = tenure;
        Picture now = mirror.picture();
        last.filter(mine -> !now.mark().fence().equals(mine.fence()) || now.holder().filter(mine.holder()::equals).isEmpty()).ifPresent(Tenure::lose);
    }

    private void resign(Tenure mine) {
        synchronized (mirror) {
            Picture now = mirror.picture();
            Mark next = Mark.of(now.mark().fence().nextTerm(), now.mark().revision());
            try {
                if (ledger.release(now, mine.holder(), next, System.nanoTime() + PATIENCE.toNanos()) instanceof Ledger.Outcome.Written(long revision)) {
                    mirror.show(now.written(now.state().withFence(next.fence()), next, revision, Optional.empty()), Set.of());
                }
            } catch (EtcdFailure e) {
                LOG.log(Level.INFO, "leadership is left to lapse, because etcd was not told of its end: " + e.getMessage());
            }
        }
        mine.lease().close();
    }

    @Override
    public Optional<String> leader() {
        if (closed) {
            return Optional.empty();
        }
        return leading().map(mine -> mine.holder().server())
                .or(() -> mirror.picture().holder().filter(holder -> tenure.map(Tenure::holder).filter(holder::equals).isEmpty()).map(Holder::server));
    }

    @Override
    public Subscription watch(Set<? extends Table<?, ?>> tables, Consumer<Change> listener) {
        tables.forEach(catalog::require);
        return mirror.publication().watch(tables, listener);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Optional<Tenure> last;
        synchronized (mirror) {
            mirror.wakeWaiting();
            last = tenure;
        }
        last.ifPresent(Tenure::close);
        scribe.close();
        follower.close();
        mirror.publication().close();
        client.close();
    }

    Picture picture() {
        return mirror.picture();
    }

    EtcdClient client() {
        return client;
    }

    /// As a process that is stopped: it renews nothing, and does not know it.
    void stopRenewing() {
        tenure.ifPresent(mine -> mine.lease().abandon());
    }
}
