package io.argosy.dockerapi.http;

import java.io.IOException;
import java.io.OutputStream;

/// Bytes as they are.
final class PlainBody extends OutputStream {

    private final OutputStream connection;

    PlainBody(OutputStream connection) {
        this.connection = connection;
    }

    @Override
    public void write(int value) throws IOException {
        connection.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        connection.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        connection.flush();
    }

    @Override
    public void close() throws IOException {
        connection.flush();
    }
}
