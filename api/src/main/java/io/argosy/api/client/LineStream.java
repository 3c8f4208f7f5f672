package io.argosy.api.client;

import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// An answer of one JSON document a line. For one thread, but for closing.
public final class LineStream<T> implements AutoCloseable {

    private final InputStream body;
    private final BufferedReader reader;
    private final Json json;
    private final Class<T> type;
    private final URI server;

    LineStream(InputStream body, Json json, Class<T> type, URI server) {
        this.body = body;
        this.reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        this.json = json;
        this.type = type;
        this.server = server;
    }

    /// Waits for the next document. Empty at the end.
    ///
    /// @throws ServerUnreachable when the answer breaks off
    public Optional<T> next() {
        try {
            String line = reader.readLine();
            while (line != null && line.isBlank()) {
                line = reader.readLine();
            }
            return line == null ? Optional.empty() : Optional.of(json.read(line, type));
        } catch (IOException | MalformedJson e) {
            throw new ServerUnreachable(server, e);
        }
    }

    /// Also ends a wait for what comes next, from any thread: it goes past the reader, whose lock the waiting thread holds.
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new ServerUnreachable(server, e);
        }
    }
}
