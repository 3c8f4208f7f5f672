package io.argosy.dockerapi.serve;

import io.argosy.dockerapi.answer.Answers;
import io.argosy.dockerapi.fleet.Audit;
import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.right.Admission;
import io.argosy.dockerapi.wire.ClientConnection;
import io.argosy.dockerapi.wire.Engines;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/// Answers Docker clients that come in by its doors, until it is closed.
public final class VirtualEngine implements AutoCloseable {

    private static final Logger LOG = System.getLogger(VirtualEngine.class.getName());

    /// As whom whoever opens the server's own socket is known.
    public static final String OWNER = "docker socket";

    /// Connections at one time; the next waits until one ends.
    private static final int MOST_CLIENTS = 8192;

    /// Between two looks at what changes by itself.
    private static final Duration ROUND = Duration.ofSeconds(1);

    /// Before a door is tried again, as when this process had too many files open.
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Fleet fleet;
    private final Audit audit;
    private final Engines engines;
    private final Answers answers;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Door> doors = new CopyOnWriteArrayList<>();
    private final Set<Arrival> clients = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MOST_CLIENTS);
    private volatile boolean closed;

    /// One that nobody can come in to yet.
    public VirtualEngine(Fleet fleet, Audit audit, InstantSource clock) {
        this.fleet = fleet;
        this.audit = audit;
        this.engines = new Engines(fleet);
        this.answers = new Answers(engines, clock);
        Thread.ofVirtual().name("docker rounds").start(this::rounds);
    }

    /// Listens on a socket of this machine that only its owner may use.
    ///
    /// @throws IOException when that cannot be, with words for people
    public void listen(Path socket) throws IOException {
        open(UnixDoor.open(socket));
    }

    /// Listens on a port.
    ///
    /// @param tls that lets every certificate through whose key is there
    /// @param judge whose certificate it is, asked before each request
    /// @return the port
    /// @throws IOException when that cannot be, with words for people
    public int listen(InetSocketAddress address, SSLContext tls, Function<Optional<X509Certificate>, Admission> judge) throws IOException {
        TlsDoor door = TlsDoor.open(address, tls, judge);
        open(door);
        return door.port();
    }

    private void open(Door door) {
        doors.add(door);
        Thread.ofVirtual().name("docker door").start(() -> accept(door));
    }

    private void rounds() {
        try {
            while (!over.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
                round();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        try {
            answers.round();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "containers made by hand could not be looked after; tried again", e);
        }
    }

    private void accept(Door door) {
        try {
            while (door.isOpen()) {
                places.acquire();
                try {
                    Arrival client = door.accept();
                    Thread.ofVirtual().name("docker").start(() -> converse(client));
                } catch (IOException e) {
                    places.release();
                    if (door.isOpen()) {
                        LOG.log(Level.WARNING, "a Docker client could not be let in: {0}", e.getMessage());
                        Thread.sleep(PAUSE);
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Serves somebody who came in by another way, until the end of the conversation.
    public void welcome(Arrival client) throws InterruptedException {
        places.acquire();
        converse(client);
    }

    private void converse(Arrival arrival) {
        try (arrival) {
            clients.add(arrival);
            if (!closed) {
                ClientConnection client = arrival.enter();
                new Conversation(client, arrival::admission, fleet, audit, answers).run();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a Docker client was not let in: {0}", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(arrival);
            places.release();
        }
    }

    /// Ends all conversations at once. What runs on engines runs on.
    @Override
    public void close() throws IOException {
        closed = true;
        over.countDown();
        answers.close();
        for (Door door : doors) {
            door.close();
        }
        clients.forEach(Arrival::close);
        engines.close();
    }
}
