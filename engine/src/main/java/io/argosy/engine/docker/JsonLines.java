package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.engine.http.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// An answer that is one JSON value a line.
final class JsonLines implements AutoCloseable {
    private final Response response;
    private final BufferedReader lines;

    JsonLines(Response response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8), 2048);
    }

    /// Blocks until there is a line; empty at the end.
    Optional<JsonNode> next() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                return Optional.of(Wire.parse(line));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        response.close();
    }
}
