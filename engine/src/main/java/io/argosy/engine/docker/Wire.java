package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.argosy.engine.EngineException;
import io.argosy.engine.http.HttpClient;
import io.argosy.engine.http.Request;
import io.argosy.engine.http.Response;
import io.argosy.engine.http.Upgraded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Calls of the Engine API: paths without the version, JSON in and out, failures as [EngineException].
final class Wire implements AutoCloseable {
    /// For calls that an engine in good health answers at once, on a machine that is busy.
    static final Duration QUICK = Duration.ofSeconds(60);
    /// For calls that make the engine work.
    static final Duration SLOW = Duration.ofMinutes(3);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path socket;
    private final HttpClient http;
    private volatile ApiVersion version;

    Wire(Path socket) {
        this.socket = socket;
        this.http = new HttpClient(socket);
    }

    HttpClient http() {
        return http;
    }

    JsonNode get(String target) {
        return call(Request.get(target), QUICK);
    }

    /// Empty when the engine says 404.
    Optional<JsonNode> find(String target) {
        try {
            return Optional.of(get(target));
        } catch (EngineException.NotFound _) {
            return Optional.empty();
        }
    }

    JsonNode post(String target, JsonNode body, Duration limit) {
        return call(Request.post(target, body.toString().getBytes(StandardCharsets.UTF_8)), limit);
    }

    JsonNode post(String target, Duration limit) {
        return call(Request.post(target), limit);
    }

    void delete(String target) {
        call(Request.delete(target), SLOW);
    }

    JsonNode call(Request request, Duration limit) {
        try (Response response = stream(request, limit)) {
            byte[] body = response.body().readAllBytes();
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /// An answer that is good, with its body unread.
    Response stream(Request request, Duration limit) {
        Request versioned = versioned(request);
        try {
            return checked(http.send(versioned, limit));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    Upgraded upgrade(Request request, Duration limit) {
        Request versioned = versioned(request);
        try {
            return http.upgrade(versioned, limit, Wire::checked);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /// The version that is spoken; asks the engine when it is not known.
    ApiVersion version() {
        ApiVersion known = version;
        return known != null ? known : negotiate();
    }

    private Request versioned(Request request) {
        return new Request(request.method(), "/v" + version() + request.target(), request.headers(), request.body());
    }

    private ApiVersion negotiate() {
        try (Response response = checked(http.send(Request.get("/version"), QUICK))) {
            JsonNode answer = JSON.readTree(response.body().readAllBytes());
            ApiVersion chosen = ApiVersion.choose(
                    answer.path("Version").asText(), answer.path("ApiVersion").asText(), answer.path("MinAPIVersion").asText("1.12"));
            version = chosen;
            return chosen;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    static JsonNode parse(String text) throws IOException {
        return JSON.readTree(text);
    }

    private static Response checked(Response response) throws IOException {
        if (response.status() < 400) {
            return response;
        }
        try (response) {
            throw Failures.of(response.status(), message(response));
        }
    }

    private static String message(Response response) throws IOException {
        String text = new String(response.body().readNBytes(64 * 1024), StandardCharsets.UTF_8).strip();
        try {
            return JSON.readTree(text).path("message").asText(text);
        } catch (IOException _) {
            return text;
        }
    }

    /// An engine that comes back may be another one, so its version is asked for again.
    EngineException unreachable(IOException cause) {
        version = null;
        return new EngineException.Unreachable(Failures.unreachable(socket, cause), cause);
    }

    @Override
    public void close() {
        http.close();
    }
}
