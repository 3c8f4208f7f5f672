package io.argosy.agent.reach;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Listens on a TCP port.
final class TcpEar implements Ear {

    private static final int BACKLOG = 16;
    private static final int PATIENCE_MILLIS = 1000;

    private final ServerSocket socket;
    private final Thread accepting;

    /// @throws IOException when the port is taken
    TcpEar(int port) throws IOException {
        this.socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        this.accepting = Thread.ofVirtual().name("reach tcp " + port).start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket dialler = socket.accept()) {
                dialler.setSoTimeout(PATIENCE_MILLIS);
                byte[] said = new byte[MOST_BYTES];
                int length = Math.max(0, dialler.getInputStream().read(said));
                if (new String(said, 0, length, StandardCharsets.US_ASCII).startsWith(GREETING)) {
                    dialler.getOutputStream().write(Arrays.copyOf(said, length));
                }
            } catch (IOException _) {
                // Closed, or a dialler that went away.
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        Ear.awaitEnd(accepting);
    }
}
