package io.argosy.api.client;

import io.argosy.api.rest.Problem;
import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// Speaks to one server. Safe for several threads; close it to end streams that are still open.
///
/// Every call blocks, and throws [ApiProblem] for the server's refusals and [ServerUnreachable] when there is no whole answer.
public final class ArgosyClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    private final URI server;
    private final Optional<String> token;
    private final Json json;
    private final HttpClient http;

    public ArgosyClient(URI server, Optional<String> token, Json json) {
        this.server = server;
        this.token = token;
        this.json = json;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT).build();
    }

    public URI server() {
        return server;
    }

    public <T> T get(String path, Class<T> type) {
        return read(send(request(path).GET()), type);
    }

    public <T> List<T> list(String path, Class<T> element) {
        byte[] body = send(request(path).GET());
        try {
            return json.readList(body, element);
        } catch (MalformedJson e) {
            throw new ServerUnreachable(server, e);
        }
    }

    public <T> T post(String path, Object body, Class<T> type) {
        return read(send(request(path).header("content-type", "application/json").POST(publisher(body))), type);
    }

    public void post(String path, Object body) {
        send(request(path).header("content-type", "application/json").POST(publisher(body)));
    }

    public void put(String path, Object body) {
        send(request(path).header("content-type", "application/json").PUT(publisher(body)));
    }

    public void delete(String path) {
        send(request(path).DELETE());
    }

    /// Events as they come. The stream ends when the server ends it; closing it ends it earlier.
    public EventStream events(String path) {
        return new EventStream(open(request(path).header("accept", "text/event-stream").GET()), json, server);
    }

    /// An answer of one JSON document a line, as it comes.
    public <T> LineStream<T> lines(String path, Class<T> type) {
        return new LineStream<>(open(request(path).GET()), json, type, server);
    }

    /// Sends a body of unknown length and reads an answer of one JSON document a line meanwhile.
    public <T> LineStream<T> upload(String path, String contentType, BodyPublisher body, Class<T> type) {
        return new LineStream<>(open(request(path).header("content-type", contentType).POST(body)), json, type, server);
    }

    /// An answer of bytes, as they come.
    public InputStream download(String path, String contentType) {
        return open(request(path).setHeader("accept", contentType + ", application/json").GET());
    }

    /// Sends a body of unknown length, however long it takes.
    public void upload(String path, String contentType, BodyPublisher body) {
        HttpResponse<byte[]> response = exchange(request(path).header("content-type", contentType).PUT(body).build(), BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new ApiProblem(problem(response.statusCode(), response.body()));
        }
    }

    /// Opens a WebSocket; the listener is called on threads of the HTTP client.
    public WebSocket webSocket(String path, WebSocket.Listener listener) {
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(CONNECT_TIMEOUT);
        token.ifPresent(value -> builder.header("authorization", "Bearer " + value));
        URI target = URI.create(server.toString().replaceFirst("^http", "ws") + path);
        try {
            return builder.buildAsync(target, listener).join();
        } catch (CompletionException e) {
            throw webSocketRefused(e.getCause());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private RuntimeException webSocketRefused(Throwable cause) {
        if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            int status = refused.getResponse().statusCode();
            return new ApiProblem(plainProblem(status, "the server refused the connection with status " + status));
        }
        return new ServerUnreachable(server, cause);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(server + path)).header("accept", "application/json");
        token.ifPresent(value -> builder.header("authorization", "Bearer " + value));
        return builder;
    }

    private BodyPublisher publisher(Object body) {
        return BodyPublishers.ofByteArray(json.bytes(body));
    }

    private byte[] send(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = exchange(request.timeout(ANSWER_TIMEOUT).build(), BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new ApiProblem(problem(response.statusCode(), response.body()));
        }
        return response.body();
    }

    private InputStream open(HttpRequest.Builder request) {
        HttpResponse<InputStream> response = exchange(request.build(), BodyHandlers.ofInputStream());
        if (response.statusCode() < 300) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw new ApiProblem(problem(response.statusCode(), body.readNBytes(1024 * 1024)));
        } catch (IOException e) {
            throw new ServerUnreachable(server, e);
        }
    }

    private <B> HttpResponse<B> exchange(HttpRequest request, HttpResponse.BodyHandler<B> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new ServerUnreachable(server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnreachable(server, new InterruptedIOException("interrupted"));
        }
    }

    private <T> T read(byte[] body, Class<T> type) {
        try {
            return json.read(body, type);
        } catch (MalformedJson e) {
            throw new ServerUnreachable(server, e);
        }
    }

    private Problem problem(int status, byte[] body) {
        try {
            return json.read(body, Problem.class);
        } catch (MalformedJson e) {
            return plainProblem(status, "the server answered with status " + status);
        }
    }

    private static Problem plainProblem(int status, String detail) {
        return new Problem("about:blank", "Error", status, "http-" + status, detail, Optional.empty(), List.of());
    }
}
