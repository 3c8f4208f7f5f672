package io.argosy.dockerapi.serve;

import io.argosy.dockerapi.answer.Answers;
import io.argosy.dockerapi.fleet.Audit;
import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.wire.ClientConnection;
import io.argosy.dockerapi.wire.Engines;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Listens for Docker clients until it is closed.
public final class VirtualEngine implements AutoCloseable {

    private static final Logger LOG = System.getLogger(VirtualEngine.class.getName());

    /// Connections at one time; the next waits until one ends.
    private static final int MOST_CLIENTS = 8192;

    /// Between two looks at what changes by itself.
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final Path socket;
    private final ServerSocketChannel listening;
    private final Fleet fleet;
    private final Audit audit;
    private final Engines engines;
    private final Answers answers;
    private final Set<ClientConnection> clients = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Semaphore places = new Semaphore(MOST_CLIENTS);

    private VirtualEngine(Path socket, ServerSocketChannel listening, Fleet fleet, Audit audit, InstantSource clock) {
        this.socket = socket;
        this.listening = listening;
        this.fleet = fleet;
        this.audit = audit;
        this.engines = new Engines(fleet);
        this.answers = new Answers(engines, clock);
    }

    /// Listens on a socket of this machine that only its owner may use.
    ///
    /// @throws IOException when that cannot be, with words for people
    public static VirtualEngine listen(Path socket, Fleet fleet, Audit audit, InstantSource clock) throws IOException {
        VirtualEngine made = new VirtualEngine(socket, UnixDoor.open(socket), fleet, audit, clock);
        Thread.ofVirtual().name("docker door").start(made::accept);
        Thread.ofVirtual().name("docker rounds").start(made::rounds);
        return made;
    }

    private void rounds() {
        try {
            while (!closed.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
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

    private void accept() {
        try {
            while (true) {
                places.acquire();
                SocketChannel channel = listening.accept();
                Thread.ofVirtual().name("docker").start(() -> converse(new ChannelConnection(channel)));
            }
        } catch (IOException e) {
            if (listening.isOpen()) {
                LOG.log(Level.ERROR, "Docker clients are not listened for any more", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void converse(ClientConnection client) {
        try (client) {
            clients.add(client);
            if (listening.isOpen()) {
                new Conversation(client, fleet, audit, answers).run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
            places.release();
        }
    }

    /// Ends all conversations at once. What runs on engines runs on.
    @Override
    public void close() throws IOException {
        listening.close();
        Files.deleteIfExists(socket);
        closed.countDown();
        clients.forEach(ClientConnection::close);
        answers.close();
        engines.close();
    }
}
