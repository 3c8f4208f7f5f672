package io.argosy.server.http;

import io.argosy.codec.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Server-sent events, one at a time, each flushed.
public final class EventWriter {

    public static final String MEDIA_TYPE = "text/event-stream";

    private final OutputStream out;
    private final Json json;

    public EventWriter(OutputStream out, Json json) {
        this.out = out;
        this.json = json;
    }

    /// @param id with which a reader that was cut off asks for what follows
    public void event(long id, String name, Object data) throws IOException {
        write("id: " + id + "\n" + "event: " + name + "\ndata: " + json.text(data) + "\n\n");
    }

    public void event(String name, Object data) throws IOException {
        write("event: " + name + "\ndata: " + json.text(data) + "\n\n");
    }

    /// A comment: shows that the connection lives, and finds out whether it does.
    public void heartbeat() throws IOException {
        write(": \n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
