package io.argosy.server.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;

/// Answers that go on.
public final class Streams {

    /// How long a stream may be silent before its connection is tried.
    public static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /// One JSON document a line.
    public static final String LINES = "application/x-ndjson";

    private Streams() {}

    /// Writes an answer as long as there is something to say and somebody to read it.
    @FunctionalInterface
    public interface Body {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    public static Response of(String mediaType, Body body) {
        StreamingOutput output = out -> write(body, out);
        return Response.ok(output).type(mediaType).header("Cache-Control", "no-cache").header("X-Accel-Buffering", "no").build();
    }

    private static void write(Body body, OutputStream out) throws IOException {
        try {
            body.write(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server stops");
        }
    }
}
