package io.argosy.agent.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A task's program: answers each line with its own address, on one of the loopback addresses.
final class Backend implements AutoCloseable {
    private final ServerSocket server = new ServerSocket();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    Backend(String address, int port) throws IOException {
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port), 512);
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            while (in.readLine() != null) {
                socket.getOutputStream().write((server.getInetAddress().getHostAddress() + "\n").getBytes());
            }
        } catch (IOException e) {
            // The client is gone.
        } finally {
            connections.remove(socket);
        }
    }

    int connections() {
        return connections.size();
    }

    /// Nothing listens any more when this returns; connections go on.
    @Override
    public void close() throws IOException {
        InetAddress address = server.getInetAddress();
        int port = server.getLocalPort();
        server.close();
        while (listens(address, port)) {
            Thread.onSpinWait();
        }
    }

    private static boolean listens(InetAddress address, int port) {
        try {
            new Socket(address, port).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
