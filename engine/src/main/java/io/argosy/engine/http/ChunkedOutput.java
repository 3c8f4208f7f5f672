package io.argosy.engine.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Sends a body in chunks.
final class ChunkedOutput {
    private static final byte[] LINE_END = {'\r', '\n'};

    private ChunkedOutput() {}

    /// @throws UncheckedIOException when the body cannot be read; an [IOException] is one of sending
    static void send(InputStream body, OutputStream output) throws IOException {
        byte[] buffer = new byte[32 * 1024];
        for (int count = read(body, buffer); count >= 0; count = read(body, buffer)) {
            if (count > 0) {
                output.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                output.write(buffer, 0, count);
                output.write(LINE_END);
            }
        }
        output.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException("the body to send ended before its time", e);
        }
    }
}
