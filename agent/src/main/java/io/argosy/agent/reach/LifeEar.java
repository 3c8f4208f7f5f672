package io.argosy.agent.reach;

import io.argosy.model.id.NodeId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Tells other nodes that this one's agent lives, while it does: they ask on a TCP port when the server does not hear it any more. Who asks gets the node's id and what it said, and
/// nothing else. The agent's work goes on where the port is taken; other nodes then see no more than that the machine is there.
public final class LifeEar implements AutoCloseable {
    /// The same on every node, so that a firewall can be told.
    public static final int PORT = 4412;

    /// What each dialler says first; nothing else is answered.
    static final String GREETING = "argosy-alive ";

    /// The longest that is answered.
    static final int MOST_BYTES = 64;

    private static final Logger LOG = System.getLogger(LifeEar.class.getName());
    private static final int BACKLOG = 64;
    private static final int AT_ONCE = 64;
    private static final int PATIENCE_MILLIS = 1000;

    private final Supplier<Optional<NodeId>> node;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile Optional<ServerSocket> listening = Optional.empty();

    /// @param node whose agent this is; absent until it was told
    public LifeEar(Supplier<Optional<NodeId>> node) {
        this.node = node;
    }

    /// @param port 0 for one that is free
    public void start(int port) {
        try {
            ServerSocket socket = bind(port);
            listening = Optional.of(socket);
            Thread.ofVirtual().name("life").start(() -> accept(socket));
        } catch (IOException e) {
            LOG.log(Level.INFO, "other nodes cannot ask whether this agent lives, as port {0}/tcp cannot be had: {1}", String.valueOf(port), e.getMessage());
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port), BACKLOG);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    int port() {
        return listening.orElseThrow().getLocalPort();
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket dialler = socket.accept();
                if (places.tryAcquire()) {
                    Thread.ofVirtual().name("life answer").start(() -> answer(dialler));
                } else {
                    dialler.close();
                }
            } catch (IOException _) {
                // Closed, or a dialler that went away.
            }
        }
    }

    private void answer(Socket socket) {
        try (Socket dialler = socket) {
            dialler.setSoTimeout(PATIENCE_MILLIS);
            byte[] said = new byte[MOST_BYTES];
            int length = Math.max(0, dialler.getInputStream().read(said));
            String text = new String(Arrays.copyOf(said, length), StandardCharsets.US_ASCII);
            Optional<NodeId> mine = node.get();
            if (text.startsWith(GREETING) && mine.isPresent()) {
                dialler.getOutputStream().write(answer(mine.get(), text).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException _) {
            // A dialler that went away.
        } finally {
            places.release();
        }
    }

    static String answer(NodeId node, String greeting) {
        return node + " " + greeting;
    }

    @Override
    public void close() {
        listening.ifPresent(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "a port stays open that was listened on: {0}", e.getMessage());
            }
        });
    }
}
