package io.argosy.engine.http;

import java.io.InputStream;
import java.util.Map;

/// An answer whose body is still to be read. Closing it, from any thread, closes its connection.
public final class Response implements AutoCloseable {
    private final Connection connection;
    private final Head head;
    private final InputStream body;

    Response(Connection connection, Head head, InputStream body) {
        this.connection = connection;
        this.head = head;
        this.body = body;
    }

    public int status() {
        return head.status();
    }

    /// By lower-case name.
    public Map<String, String> headers() {
        return head.headers();
    }

    public InputStream body() {
        return body;
    }

    @Override
    public void close() {
        connection.close();
    }
}
