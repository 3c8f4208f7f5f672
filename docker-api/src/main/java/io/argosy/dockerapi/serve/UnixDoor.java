package io.argosy.dockerapi.serve;

import io.argosy.dockerapi.right.Admission;
import io.argosy.dockerapi.right.Person;
import io.argosy.dockerapi.right.Role;
import io.argosy.dockerapi.wire.ClientConnection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A socket of this machine that only its owner may use: who opens it is an admin.
final class UnixDoor implements Door {

    private static final Admission OWNER = new Admission.Known(new Person(VirtualEngine.OWNER, Role.ADMIN));

    /// Clients that may wait to be let in.
    private static final int WAITING = 1024;

    private final Path socket;
    private final ServerSocketChannel listening;

    private UnixDoor(Path socket, ServerSocketChannel listening) {
        this.socket = socket;
        this.listening = listening;
    }

    /// Makes the socket, in place of one that nobody listens on any more. It is never there with other rights than its owner's.
    ///
    /// @throws IOException when somebody listens there, or it cannot be made
    static UnixDoor open(Path socket) throws IOException {
        clear(socket);
        Path directory = Files.createTempDirectory(socket.toAbsolutePath().getParent(), ".docker-");
        Path made = directory.resolve("s");
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listening.bind(UnixDomainSocketAddress.of(made), WAITING);
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
            Files.move(made, socket, StandardCopyOption.ATOMIC_MOVE);
            return new UnixDoor(socket, listening);
        } catch (IOException | RuntimeException e) {
            listening.close();
            Files.deleteIfExists(made);
            throw e;
        } finally {
            Files.deleteIfExists(directory);
        }
    }

    private static void clear(Path socket) throws IOException {
        if (!Files.exists(socket)) {
            return;
        }
        if (Files.isRegularFile(socket) || Files.isDirectory(socket)) {
            throw new IOException(socket + " is there, and is no socket");
        }
        try {
            SocketChannel.open(UnixDomainSocketAddress.of(socket)).close();
        } catch (ConnectException _) {
            Files.delete(socket);
            return;
        }
        throw new IOException("something listens on " + socket + " already");
    }

    @Override
    public Arrival accept() throws IOException {
        return new Guest(listening.accept());
    }

    @Override
    public boolean isOpen() {
        return listening.isOpen();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        Files.deleteIfExists(socket);
    }

    private static final class Guest implements Arrival {

        private final ChannelConnection client;

        Guest(SocketChannel channel) {
            this.client = new ChannelConnection(channel);
        }

        @Override
        public ClientConnection enter() {
            return client;
        }

        @Override
        public Admission admission() {
            return OWNER;
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
