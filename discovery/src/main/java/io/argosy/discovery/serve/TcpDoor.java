package io.argosy.discovery.serve;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;

/// Questions over connections, one after the other. A connection that is silent, asks too much or exceeds the limits is closed.
final class TcpDoor {
    private static final int IDLE_MILLIS = 5_000;
    private static final int MAX_QUERY = 4096;
    private static final int MAX_QUESTIONS = 100;
    private static final int BACKLOG = 64;

    private final ServerSocket server;
    private final Responder responder;
    private final Limits limits;
    private final Thread accepting;

    TcpDoor(InetSocketAddress address, Responder responder, Limits limits) throws IOException {
        this.server = new ServerSocket();
        this.responder = responder;
        this.limits = limits;
        try {
            server.setReuseAddress(true);
            server.bind(address, BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        this.accepting = Thread.ofVirtual().name("dns-tcp-" + address.getAddress().getHostAddress()).start(this::accept);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                if (limits.enter(connection.getInetAddress())) {
                    Thread.ofVirtual().name("dns-connection").start(() -> serve(connection));
                } else {
                    connection.close();
                }
            } catch (IOException e) {
                // Closed, which ends the loop; or the connection was gone before it was taken.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setSoTimeout(IDLE_MILLIS);
            DataInputStream in = new DataInputStream(connection.getInputStream());
            boolean goOn = true;
            for (int i = 0; goOn && i < MAX_QUESTIONS; i++) {
                goOn = answerNext(in, connection);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The asker ended the connection, or was silent for too long.
        } finally {
            limits.leave(connection.getInetAddress());
        }
    }

    private boolean answerNext(DataInputStream in, Socket connection) throws IOException, InterruptedException {
        int length = in.readUnsignedShort();
        if (length > MAX_QUERY) {
            return false;
        }
        byte[] query = new byte[length];
        in.readFully(query);
        Optional<Responder.Reply> reply = responder.respond(query, connection.getInetAddress());
        if (reply.isEmpty()) {
            return false;
        }
        write(connection.getOutputStream(), reply.get().overTcp());
        return true;
    }

    private static void write(OutputStream out, byte[] message) throws IOException {
        byte[] framed = new byte[message.length + 2];
        framed[0] = (byte) (message.length >> 8);
        framed[1] = (byte) message.length;
        System.arraycopy(message, 0, framed, 2, message.length);
        out.write(framed);
    }

    /// The port is free when this returns.
    void close() {
        try {
            server.close();
        } catch (IOException e) {
            // Nothing more can be done to close it.
        }
        Doors.awaitEnd(accepting);
    }
}
