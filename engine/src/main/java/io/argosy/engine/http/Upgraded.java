package io.argosy.engine.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/// A connection that left HTTP, or never spoke it here: raw bytes both ways, each way ending by itself.
public final class Upgraded implements AutoCloseable {
    private final Connection connection;

    Upgraded(Connection connection) {
        this.connection = connection;
    }

    /// A connection over which somebody else speaks to the engine.
    ///
    /// @throws IOException when nobody listens on the socket
    public static Upgraded raw(Path socket) throws IOException {
        return new Upgraded(Connection.open(socket));
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
