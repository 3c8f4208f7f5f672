package io.argosy.server.rest;

import io.argosy.api.rest.LogLine;
import io.argosy.codec.Json;
import io.argosy.server.logs.LineSink;
import java.io.IOException;
import java.io.OutputStream;

/// Lines as JSON documents, each flushed.
final class LineOutput implements LineSink {

    private final OutputStream out;
    private final Json json;

    LineOutput(OutputStream out, Json json) {
        this.out = out;
        this.json = json;
    }

    @Override
    public void line(LogLine line) throws IOException {
        document(line);
    }

    void document(Object record) throws IOException {
        out.write(json.bytes(record));
        idle();
    }

    @Override
    public void idle() throws IOException {
        out.write('\n');
        out.flush();
    }
}
