package io.argosy.agent.socket;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;

/// One socket that is listened on until it is closed.
final class OpenSocket implements AutoCloseable {
    private static final Logger LOG = System.getLogger(OpenSocket.class.getName());
    private static final int WAITING = 128;

    /// What operating systems take for the address of a socket.
    private static final int LONGEST = 100;

    private final Path path;
    private final ServerSocketChannel listening;

    private OpenSocket(Path path, ServerSocketChannel listening) {
        this.path = path;
        this.listening = listening;
    }

    /// In place of one that there was.
    ///
    /// @param model whose owner and rights it gets, where this process may give them
    /// @throws IOException when it cannot be made
    static OpenSocket at(Path path, Path model, Consumer<SocketChannel> clients) throws IOException {
        Path fresh = path.resolveSibling("fresh");
        if (fresh.toString().length() > LONGEST) {
            throw new IOException("the path of a socket has at most " + LONGEST + " characters, and " + path + " has more: give the agent a shorter --data");
        }
        Files.deleteIfExists(fresh);
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listening.bind(UnixDomainSocketAddress.of(fresh), WAITING);
            likeThe(model, fresh);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            listening.close();
            throw e;
        }
        OpenSocket made = new OpenSocket(path, listening);
        Thread.ofVirtual().name("engine socket").start(() -> made.accept(clients));
        return made;
    }

    private static void likeThe(Path model, Path made) throws IOException {
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-rw----"));
        if (Files.exists(model)) {
            Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(model));
            Files.setAttribute(made, "unix:gid", Files.getAttribute(model, "unix:gid"));
        }
    }

    private void accept(Consumer<SocketChannel> clients) {
        try {
            while (true) {
                clients.accept(listening.accept());
            }
        } catch (IOException e) {
            if (listening.isOpen()) {
                LOG.log(Level.ERROR, "nobody listens on " + path + " any more", e);
            }
        }
    }

    /// The socket stays for one that takes its place, and refuses until then.
    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException _) {
            // Nobody is listened to in either case.
        }
    }
}
