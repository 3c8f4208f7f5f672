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

/// Server-sent events. For one thread, but for closing.
public final class EventStream implements AutoCloseable {

    private final InputStream body;
    private final BufferedReader reader;
    private final Json json;
    private final URI server;

    EventStream(InputStream body, Json json, URI server) {
        this.body = body;
        this.reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        this.json = json;
        this.server = server;
    }

    /// One event. @param name `message` unless the server named it @param data the text, its lines joined
    public record Received(String name, String id, String data) {}

    /// Waits for the next event; comments, which servers send to keep the connection, are passed over. Empty at the end.
    ///
    /// @throws ServerUnreachable when the stream breaks off
    public Optional<Received> next() {
        String name = "message";
        String id = "";
        StringBuilder data = new StringBuilder();
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        return Optional.of(new Received(name, id, data.toString()));
                    }
                } else if (line.startsWith("event:")) {
                    name = value(line, "event:");
                } else if (line.startsWith("id:")) {
                    id = value(line, "id:");
                } else if (line.startsWith("data:")) {
                    data.append(data.isEmpty() ? "" : "\n").append(value(line, "data:"));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new ServerUnreachable(server, e);
        }
    }

    public <T> T read(Received event, Class<T> type) {
        try {
            return json.read(event.data(), type);
        } catch (MalformedJson e) {
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

    private static String value(String line, String field) {
        return line.substring(line.startsWith(field + " ") ? field.length() + 1 : field.length());
    }
}
