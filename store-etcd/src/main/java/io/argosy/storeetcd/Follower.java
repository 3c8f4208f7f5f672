package io.argosy.storeetcd;

import io.argosy.store.StoreException;
import io.argosy.storeetcd.client.EtcdClient;
import io.argosy.storeetcd.client.EtcdFailure;
import io.argosy.storeetcd.client.EtcdStream;
import io.argosy.storeetcd.client.Trouble;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchGrpc;
import io.etcd.jetcd.api.WatchProgressRequest;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// The thread that lets the mirror follow etcd. A member that falls silent, or loses the others, is left for the next one; when what was missed is not to be had any more,
/// everything is read again.
final class Follower implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Follower.class.getName());
    private static final Duration ASK_AFTER = Duration.ofSeconds(1);
    private static final int MOST_SILENCES = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(2);
    private static final WatchRequest ASK =
            WatchRequest.newBuilder().setProgressRequest(WatchProgressRequest.getDefaultInstance()).build();

    private final EtcdClient client;
    private final Layout layout;
    private final Loader loader;
    private final Mirror mirror;
    private final Runnable moved;
    private final Thread thread;
    private volatile boolean closed;

    /// @param moved run after each step; must not block
    Follower(EtcdClient client, Layout layout, Loader loader, Mirror mirror, Runnable moved) {
        this.client = client;
        this.layout = layout;
        this.loader = loader;
        this.mirror = mirror;
        this.moved = moved;
        this.thread = Thread.ofVirtual().name("store-follower").unstarted(this::run);
    }

    void begin() {
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                follow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws InterruptedException {
        try (EtcdStream<WatchRequest, WatchResponse> stream = client.open(WatchGrpc.getWatchMethod())) {
            stream.send(watchFrom(mirror.picture().etcdRevision() + 1));
            listen(stream);
        } catch (EtcdFailure e) {
            LOG.log(Level.DEBUG, "etcd is not followed for a moment", e);
            Thread.sleep(PAUSE);
            if (e.trouble() == Trouble.COMPACTED || e.trouble() == Trouble.FLOOD) {
                readAgain();
            }
        } catch (StoreException e) {
            LOG.log(Level.ERROR, "what etcd holds cannot be followed: " + e.getMessage(), e);
            Thread.sleep(LONG_PAUSE);
            readAgain();
        }
    }

    private WatchRequest watchFrom(long revision) {
        return WatchRequest.newBuilder().setCreateRequest(
                WatchCreateRequest.newBuilder().setKey(layout.first()).setRangeEnd(layout.end()).setStartRevision(revision)).build();
    }

    /// Until the stream ends.
    private void listen(EtcdStream<WatchRequest, WatchResponse> stream) throws EtcdFailure, InterruptedException {
        int silences = 0;
        while (!closed) {
            Optional<WatchResponse> heard = stream.next(ASK_AFTER);
            if (heard.isPresent()) {
                silences = 0;
                take(heard.get());
            } else if (++silences == MOST_SILENCES) {
                throw stream.silent(ASK_AFTER.multipliedBy(MOST_SILENCES));
            } else {
                stream.send(ASK);
            }
        }
    }

    private void take(WatchResponse response) throws EtcdFailure, InterruptedException {
        if (response.getCanceled()) {
            client.logInAnew();
            throw new EtcdFailure(response.getCompactRevision() > 0 ? Trouble.COMPACTED : Trouble.UNREACHABLE,
                    "etcd ended a watch: " + response.getCancelReason(), false, null);
        }
        if (response.getEventsCount() > 0) {
            boolean readAgain = mirror.follow(response.getEventsList());
            moved.run();
            if (readAgain) {
                readAgain();
            }
        }
    }

    private void readAgain() throws InterruptedException {
        try {
            loader.load().ifPresentOrElse(mirror::replace, () -> LOG.log(Level.ERROR, "the state in etcd was removed"));
            moved.run();
        } catch (EtcdFailure | StoreException e) {
            LOG.log(Level.WARNING, "etcd cannot be read: " + e.getMessage(), e);
            Thread.sleep(LONG_PAUSE);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
