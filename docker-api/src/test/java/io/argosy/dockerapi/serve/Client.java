package io.argosy.dockerapi.serve;

import io.argosy.dockerapi.wire.ClientConnection;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A client that says what a test wants byte by byte.
final class Client implements AutoCloseable {

    private final ClientConnection connection;

    Client(Path socket) throws IOException {
        this(new ChannelConnection(SocketChannel.open(UnixDomainSocketAddress.of(socket))));
    }

    Client(ClientConnection connection) {
        this.connection = connection;
    }

    /// Asks and hangs up: the whole answer, head and body.
    static String ask(Path socket, String method, String target, String... more) throws IOException {
        String body = more.length == 0 ? "" : more[0];
        try (Client client = new Client(socket)) {
            return client.say(method + " " + target + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).rest();
        }
    }

    Client say(String text) throws IOException {
        connection.output().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    void sayNothingMore() throws IOException {
        connection.shutdownOutput();
    }

    /// Reads until a text came.
    String until(String text) throws IOException {
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf(text) < 0) {
            int next = connection.input().read();
            if (next < 0) {
                throw new IOException("ended with: " + heard);
            }
            heard.append((char) next);
        }
        return heard.toString();
    }

    String rest() throws IOException {
        return new String(connection.input().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    InputStream input() {
        return connection.input();
    }

    @Override
    public void close() {
        connection.close();
    }
}
