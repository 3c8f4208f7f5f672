package io.argosy.engine.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A connection that left HTTP: raw bytes both ways, each way ending by itself.
public final class Upgraded implements AutoCloseable {
    private final Connection connection;

    Upgraded(Connection connection) {
        this.connection = connection;
    }

    public InputStream input() {
        return connection.input();
    }

    /// Closing it ends this direction only.
    public OutputStream output() {
        return new FilterOutputStream(connection.output()) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                connection.shutdownOutput();
            }
        };
    }

    @Override
    public void close() {
        connection.close();
    }
}
