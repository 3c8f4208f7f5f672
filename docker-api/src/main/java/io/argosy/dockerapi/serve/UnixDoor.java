package io.argosy.dockerapi.serve;

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

/// A socket of this machine that only its owner may use.
final class UnixDoor {

    /// Clients that may wait to be let in.
    private static final int WAITING = 1024;

    private UnixDoor() {}

    /// Makes the socket, in place of one that nobody listens on any more. It is never there with other rights than its owner's.
    ///
    /// @throws IOException when somebody listens there, or it cannot be made
    static ServerSocketChannel open(Path socket) throws IOException {
        clear(socket);
        Path directory = Files.createTempDirectory(socket.toAbsolutePath().getParent(), ".docker-");
        Path made = directory.resolve("s");
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listening.bind(UnixDomainSocketAddress.of(made), WAITING);
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
            Files.move(made, socket, StandardCopyOption.ATOMIC_MOVE);
            return listening;
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
}
