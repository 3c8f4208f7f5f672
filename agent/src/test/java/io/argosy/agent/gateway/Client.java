package io.argosy.agent.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;

/// One connection through the gateway.
final class Client implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Client(int port) throws IOException {
        socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setSoTimeout(10_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
    }

    /// Says something and waits for the answer.
    ///
    /// @return the address of the task that answered
    String ask() throws IOException {
        socket.getOutputStream().write("hello\n".getBytes());
        String line = in.readLine();
        if (line == null) {
            throw new IOException("closed without an answer");
        }
        return line;
    }

    /// Whether the gateway has closed it.
    boolean closed() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    static String once(int port) throws IOException {
        try (Client client = new Client(port)) {
            return client.ask();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
