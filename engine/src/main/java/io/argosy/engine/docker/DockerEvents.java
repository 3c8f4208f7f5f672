package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.engine.ContainerEvent;
import io.argosy.engine.ContainerEvent.Kind;
import io.argosy.engine.EngineException;
import io.argosy.engine.Events;
import io.argosy.engine.http.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The engine's event stream.
final class DockerEvents implements Events {
    private static final Map<String, Kind> KINDS = Map.of(
            "create", Kind.CREATED, "start", Kind.STARTED, "kill", Kind.TOLD_TO_END, "die", Kind.ENDED, "destroy", Kind.REMOVED,
            "pause", Kind.PAUSED, "unpause", Kind.RESUMED);

    /// INT, QUIT, KILL, TERM.
    private static final Set<String> ENDING_SIGNALS = Set.of("2", "3", "9", "15");

    private final JsonLines lines;
    private volatile boolean closed;

    DockerEvents(Response response) {
        this.lines = new JsonLines(response);
    }

    @Override
    public Optional<ContainerEvent> next() {
        try {
            for (Optional<JsonNode> line = lines.next(); line.isPresent(); line = lines.next()) {
                Kind kind = KINDS.get(line.get().path("Action").asText());
                if (kind != null && !(kind == Kind.TOLD_TO_END && !ends(line.get()))) {
                    return Optional.of(event(line.get(), kind));
                }
            }
        } catch (IOException e) {
            return ended(e);
        }
        return ended(new IOException("the engine ended its event stream"));
    }

    /// Some signals are mere messages.
    private static boolean ends(JsonNode kill) {
        return ENDING_SIGNALS.contains(kill.path("Actor").path("Attributes").path("signal").asText());
    }

    private Optional<ContainerEvent> ended(IOException cause) {
        if (closed) {
            return Optional.empty();
        }
        throw new EngineException.Unreachable("the engine's events ended: " + cause.getMessage(), cause);
    }

    private static ContainerEvent event(JsonNode line, Kind kind) {
        Map<String, String> labels = new LinkedHashMap<>();
        line.path("Actor").path("Attributes").properties().forEach(entry -> labels.put(entry.getKey(), entry.getValue().asText()));
        long nanos = line.path("timeNano").asLong();
        return new ContainerEvent(
                Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L), kind, line.path("Actor").path("ID").asText(), labels);
    }

    @Override
    public void close() {
        closed = true;
        lines.close();
    }
}
