package io.argosy.server.succession;

import io.argosy.codec.Json;
import io.argosy.control.ControlPlane;
import io.argosy.control.server.ServerCard;
import io.argosy.server.session.SessionServer;
import io.argosy.server.start.Address;
import io.argosy.server.start.DataDirectory;
import io.argosy.server.trust.ClusterTrust;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Leads whenever it is this server's turn, until it is closed.
public final class Succession implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Succession.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ControlPlane control;
    private final ServerCard own;
    private final Address listen;
    private final Json json;
    private final InstantSource clock;
    private final SharedFiles files;
    private final CompletableFuture<Boolean> firstTurn = new CompletableFuture<>();
    private final Thread thread = Thread.ofVirtual().name("succession").unstarted(this::leadForEver);
    private Optional<SessionServer> sessions = Optional.empty();
    private boolean closed;
    private volatile boolean followed;

    /// @param own by which this server is known to others
    /// @param listen where agents dial
    public Succession(ControlPlane control, ServerCard own, DataDirectory data, Address listen, Json json, InstantSource clock) {
        this.control = control;
        this.own = own;
        this.listen = listen;
        this.json = json;
        this.clock = clock;
        this.files = new SharedFiles(data, control);
    }

    /// Begins, and waits until this server leads, or is a standby of a cluster that has an authority.
    ///
    /// @return the door for agents
    /// @throws io.argosy.server.start.StartFailure when agents cannot be listened for
    /// @throws IllegalStateException when the cluster's authority was sealed with another key than this server's
    public SessionServer begin() throws InterruptedException {
        thread.start();
        while (!hadTurn()) {
            if (standsBy()) {
                followed = true;
                files.follow();
                return door(ClusterTrust.find(control, clock).orElseThrow());
            }
        }
        return door(ClusterTrust.find(control, clock).orElseThrow());
    }

    private boolean standsBy() {
        return !control.leads() && control.servers().leader().filter(leader -> !leader.equals(own)).isPresent() && control.authorities().find().isPresent();
    }

    private boolean hadTurn() throws InterruptedException {
        try {
            return firstTurn.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /// The door for agents, which is opened once.
    private synchronized SessionServer door(ClusterTrust trust) {
        if (closed) {
            throw new IllegalStateException("the server stops");
        }
        if (sessions.isEmpty()) {
            sessions = Optional.of(SessionServer.start(listen, json, control, trust));
        }
        return sessions.get();
    }

    private void leadForEver() {
        try {
            boolean again = true;
            while (again) {
                again = lead() && !isClosed();
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /// One turn, from waiting for it to its end. @return whether there may be another
    private boolean lead() throws InterruptedException {
        try {
            control.lead();
            ClusterTrust trust = ClusterTrust.of(control, clock);
            files.lead(trust, followed);
            SessionServer door = door(trust);
            CountDownLatch over = new CountDownLatch(1);
            control.whenOver(() -> {
                door.deposed();
                over.countDown();
            });
            LOG.log(Level.INFO, "this server leads, in term {0}", control.term());
            firstTurn.complete(true);
            over.await();
            followed = true;
            LOG.log(isClosed() ? Level.DEBUG : Level.WARNING, "this server does not lead any more");
        } catch (RuntimeException e) {
            if (!firstTurn.isDone() && !followed) {
                firstTurn.completeExceptionally(e);
                return false;
            }
            if (!isClosed()) {
                LOG.log(Level.WARNING, "this server could not lead, and tries again: {0}", e.getMessage());
                Thread.sleep(PAUSE);
            }
        }
        return true;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /// Ends the sessions, while this server may still write that they ended. Returns within seconds.
    @Override
    public void close() {
        Optional<SessionServer> open;
        synchronized (this) {
            closed = true;
            open = sessions;
        }
        open.ifPresent(SessionServer::close);
        thread.interrupt();
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
