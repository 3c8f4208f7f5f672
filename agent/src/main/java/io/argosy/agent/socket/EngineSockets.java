package io.argosy.agent.socket;

import io.argosy.agent.disk.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All such sockets of this node. Safe for any number of threads.
public final class EngineSockets implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EngineSockets.class.getName());
    private static final String GRANT = ".grant";
    private static final int MOST = 256;

    /// Clients that the server has not taken yet, at one time.
    private static final int MOST_WAITING = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// How long a socket is kept before the container that it is for must be there.
    private static final Duration COMING = Duration.ofMinutes(10);

    private final Path directory;
    private final Path model;
    private final InstantSource clock;
    private final BiConsumer<String, String> dialled;
    private final Map<String, OpenSocket> open = new HashMap<>();
    private final Map<String, SocketChannel> waiting = new ConcurrentHashMap<>();

    /// @param directory of their own
    /// @param model the engine's socket, whose owner and rights they get
    /// @param dialled told a call's id and the grant of the socket that a client has dialled
    public EngineSockets(Path directory, Path model, InstantSource clock, BiConsumer<String, String> dialled) {
        this.directory = directory;
        this.model = model;
        this.clock = clock;
        this.dialled = dialled;
    }

    /// Opens those again that there were.
    public synchronized void start() {
        for (String id : kept()) {
            try {
                listen(id, Files.readString(grant(id)));
            } catch (IOException e) {
                LOG.log(Level.WARNING, "the socket {0} of a container to the virtual engine is not there: {1}", id, e.getMessage());
            }
        }
    }

    private List<String> kept() {
        try (Stream<Path> files = Files.isDirectory(directory) ? Files.list(directory) : Stream.empty()) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(GRANT)).map(name -> name.substring(0, name.length() - GRANT.length())).toList();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "sockets of containers to the virtual engine cannot be looked for: {0}", e.getMessage());
            return List.of();
        }
    }

    private Path grant(String id) {
        return directory.resolve(id + GRANT);
    }

    /// Makes one, or finds it.
    ///
    /// @return the directory it is in
    /// @throws IOException when there are too many, or it cannot be made, with words for people
    public synchronized Path offer(String id, String grant) throws IOException {
        if (!id.matches("[a-z0-9]{1,32}")) {
            throw new IOException("'%.40s' is no name for a socket".formatted(id));
        }
        if (open.size() >= MOST) {
            throw new IOException("the node has " + MOST + " containers with the engine's socket already: remove some");
        }
        try {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            new AtomicFile(grant(id)).write(grant.getBytes(StandardCharsets.UTF_8));
            return listen(id, grant);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Path listen(String id, String grant) throws IOException {
        Path place = Files.createDirectories(directory.resolve(id));
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        OpenSocket before = open.put(id, OpenSocket.at(place.resolve("docker.sock"), model, channel -> arrived(grant, channel)));
        if (before != null) {
            before.close();
        }
        return place;
    }

    private void arrived(String grant, SocketChannel client) {
        String call = UUID.randomUUID().toString();
        if (waiting.size() >= MOST_WAITING) {
            hangUp(client);
            return;
        }
        waiting.put(call, client);
        dialled.accept(call, grant);
        Thread.ofVirtual().name("guest").start(() -> hangUpUnlessTaken(call));
    }

    private void hangUpUnlessTaken(String call) {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        take(call).ifPresent(EngineSockets::hangUp);
    }

    /// The client that has made this call, once; empty when it was not taken in time.
    public Optional<SocketChannel> take(String call) {
        return Optional.ofNullable(waiting.remove(call));
    }

    private static void hangUp(SocketChannel client) {
        try {
            client.close();
        } catch (IOException _) {
            // It is of no use any more in either case.
        }
    }

    /// Removes those that no container has.
    ///
    /// @param had whether a container has the socket of this id
    public void tidy(Predicate<String> had) {
        for (String id : all()) {
            if (old(id) && !had.test(id)) {
                remove(id);
            }
        }
    }

    private synchronized List<String> all() {
        return List.copyOf(open.keySet());
    }

    private boolean old(String id) {
        try {
            return Files.getLastModifiedTime(grant(id)).toInstant().plus(COMING).isBefore(clock.instant());
        } catch (IOException _) {
            return true;
        }
    }

    private synchronized void remove(String id) {
        Optional.ofNullable(open.remove(id)).ifPresent(OpenSocket::close);
        try {
            Files.deleteIfExists(grant(id));
            Files.deleteIfExists(directory.resolve(id).resolve("docker.sock"));
            Files.deleteIfExists(directory.resolve(id));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "what is left of the socket {0} cannot be removed: {1}", id, e.getMessage());
        }
    }

    /// Clients hear nothing any more until the agent starts again.
    @Override
    public synchronized void close() {
        open.values().forEach(OpenSocket::close);
        open.clear();
        List.copyOf(waiting.keySet()).forEach(call -> take(call).ifPresent(EngineSockets::hangUp));
    }
}
