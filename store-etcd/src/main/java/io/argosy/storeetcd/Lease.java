package io.argosy.storeetcd;

import io.argosy.storeetcd.client.EtcdClient;
import io.argosy.storeetcd.client.EtcdFailure;
import io.argosy.storeetcd.client.Trouble;
import io.etcd.jetcd.api.LeaseGrantRequest;
import io.etcd.jetcd.api.LeaseGrantResponse;
import io.etcd.jetcd.api.LeaseGrpc;
import io.etcd.jetcd.api.LeaseKeepAliveRequest;
import io.etcd.jetcd.api.LeaseRevokeRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// A lease of etcd, renewed until it is closed or lapses. Time is that of the monotonic clock; what a suspended machine misses of it, etcd does not.
final class Lease implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Lease.class.getName());
    private static final Duration ATTEMPT = Duration.ofMillis(700);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EtcdClient client;
    private final Timing timing;
    private final long id;
    private final Runnable lapsed;
    private final Thread thread;
    private volatile long validUntil;
    private volatile boolean over;

    private Lease(EtcdClient client, Timing timing, LeaseGrantResponse granted, long asked, Runnable lapsed) {
        this.client = client;
        this.timing = timing;
        this.id = granted.getID();
        this.lapsed = lapsed;
        this.thread = Thread.ofVirtual().name("store-lease").unstarted(this::renew);
        extend(asked, granted.getTTL());
    }

    /// @param lapsed run once when the lease can no longer be relied on, but not when it is closed
    static Lease grant(EtcdClient client, Timing timing, Runnable lapsed) throws EtcdFailure {
        long asked = System.nanoTime();
        LeaseGrantRequest request = LeaseGrantRequest.newBuilder().setTTL(timing.lease().toSeconds()).build();
        Lease lease = new Lease(client, timing, client.once(LeaseGrpc.getLeaseGrantMethod(), request, ATTEMPT), asked, lapsed);
        lease.thread.start();
        return lease;
    }

    long id() {
        return id;
    }

    /// Of [System#nanoTime()].
    long validUntil() {
        return validUntil;
    }

    boolean valid() {
        return !over && System.nanoTime() - validUntil < 0;
    }

    /// Counted from when it was asked for: etcd began to count later.
    private void extend(long asked, long seconds) {
        validUntil = asked + Duration.ofSeconds(seconds).minus(timing.margin()).toNanos();
    }

    private void renew() {
        try {
            while (!over) {
                if (!valid() || !renewOnce()) {
                    lapse();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether it makes sense to go on
    private boolean renewOnce() throws InterruptedException {
        long asked = System.nanoTime();
        Duration left = Duration.ofNanos(Math.max(1, validUntil - asked));
        try {
            LeaseKeepAliveRequest request = LeaseKeepAliveRequest.newBuilder().setID(id).build();
            long seconds = client.once(LeaseGrpc.getLeaseKeepAliveMethod(), request, left.compareTo(ATTEMPT) < 0 ? left : ATTEMPT).getTTL();
            if (seconds <= 0) {
                return false;
            }
            extend(asked, seconds);
            Thread.sleep(timing.renewal());
            return true;
        } catch (EtcdFailure e) {
            LOG.log(Level.DEBUG, "a lease was not renewed", e);
            Thread.sleep(BETWEEN_ATTEMPTS);
            return e.trouble() != Trouble.LEASE_GONE;
        }
    }

    private void lapse() {
        if (!over) {
            over = true;
            lapsed.run();
        }
    }

    /// Stops renewing without a word to etcd, as a process that is stopped does.
    void abandon() {
        if (Thread.currentThread() != thread) {
            thread.interrupt();
        }
    }

    /// Gives it up. When etcd cannot be told, the lease lapses by itself.
    @Override
    public void close() {
        over = true;
        thread.interrupt();
        try {
            client.once(LeaseGrpc.getLeaseRevokeMethod(), LeaseRevokeRequest.newBuilder().setID(id).build(), PATIENCE);
        } catch (EtcdFailure e) {
            LOG.log(Level.DEBUG, "a lease is left to lapse", e);
        }
    }
}
