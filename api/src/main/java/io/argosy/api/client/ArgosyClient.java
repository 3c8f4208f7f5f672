package io.argosy.api.client;

import io.argosy.api.rest.Problem;
import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
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
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Speaks to the server of a cluster, or to any of its servers. Safe for several threads; close it to end streams that are still open.
///
/// Every call blocks, and throws [ApiProblem] for the server's refusals and [ServerUnreachable] when there is no whole answer. A server that cannot be reached, or knows of no leader,
/// is left for the next one, and all are asked again for a while; what may have happened already is only sent again where doing it twice is doing it once.
public final class ArgosyClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    /// A server that is stopped takes requests and does not answer.
    private static final Duration LOOK_TIMEOUT_WITH_SEVERAL = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT_WITH_SEVERAL = Duration.ofSeconds(15);

    /// How long a cluster may be without a leader.
    private static final Duration ELECTION = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final String REVISION = "Argosy-Revision";
    /// Of a server whose store fails. Others may reach it.
    private static final String ASK_ANOTHER = "Argosy-Ask-Another";
    /// Of a standby that could not ask the leader for what only that one knows.
    private static final String ALONE = "Argosy-Alone";

    private final ServerRing servers;
    private final Optional<String> token;
    private final Json json;
    private final HttpClient http;
    private final Consumer<String> alone;

    public ArgosyClient(URI server, Optional<String> token, Json json) {
        this(List.of(server), token, json);
    }

    /// @param servers of one cluster, the one to begin with first
    public ArgosyClient(List<URI> servers, Optional<String> token, Json json) {
        this(servers, token, json, _ -> { });
    }

    /// @param servers of one cluster, the one to begin with first
    /// @param alone is told the name of a server that answered from its records, without the leader, whenever one does
    public ArgosyClient(List<URI> servers, Optional<String> token, Json json, Consumer<String> alone) {
        this.servers = new ServerRing(servers);
        this.token = token;
        this.json = json;
        this.alone = alone;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT).build();
    }

    /// The one that is asked now.
    public URI server() {
        return servers.current();
    }

    public <T> T get(String path, Class<T> type) {
        return read(send(path, Repeat.LOOK, HttpRequest.Builder::GET), type);
    }

    public <T> List<T> list(String path, Class<T> element) {
        byte[] body = send(path, Repeat.LOOK, HttpRequest.Builder::GET);
        try {
            return json.readList(body, element);
        } catch (MalformedJson e) {
            throw new ServerUnreachable(server(), e);
        }
    }

    public <T> T post(String path, Object body, Class<T> type) {
        return read(send(path, Repeat.UNDONE, request -> json(request).POST(publisher(body))), type);
    }

    /// The same under a key by which the server knows that it has done it, so that it is done once however often it is sent.
    public <T> T postOnce(String path, Object body, Class<T> type) {
        String key = UUID.randomUUID().toString();
        return read(send(path, Repeat.ALWAYS, request -> json(request).header("Idempotency-Key", key).POST(publisher(body))), type);
    }

    /// The same where doing it twice is doing it once, such as setting a number, or changes nothing.
    public <T> T postIdempotent(String path, Object body, Class<T> type) {
        return read(send(path, Repeat.ALWAYS, request -> json(request).POST(publisher(body))), type);
    }

    public void postIdempotent(String path, Object body) {
        send(path, Repeat.ALWAYS, request -> json(request).POST(publisher(body)));
    }

    public void put(String path, Object body) {
        send(path, Repeat.ALWAYS, request -> json(request).PUT(publisher(body)));
    }

    public void delete(String path) {
        send(path, Repeat.ALWAYS, HttpRequest.Builder::DELETE);
    }

    /// Events as they come. The stream ends when the server ends it; closing it ends it earlier.
    public EventStream events(String path) {
        return new EventStream(new Silence(open(path, Repeat.LOOK, request -> request.setHeader("accept", "text/event-stream").GET())), json, server());
    }

    /// An answer of one JSON document a line, as it comes.
    public <T> LineStream<T> lines(String path, Class<T> type) {
        return new LineStream<>(open(path, Repeat.LOOK, HttpRequest.Builder::GET), json, type, server());
    }

    /// The same where the server goes on for as long as there is somebody to read: one that gives no sign of life breaks off.
    public <T> LineStream<T> follow(String path, Class<T> type) {
        return new LineStream<>(new Silence(open(path, Repeat.LOOK, HttpRequest.Builder::GET)), json, type, server());
    }

    /// Sends a body of unknown length and reads an answer of one JSON document a line meanwhile.
    public <T> LineStream<T> upload(String path, String contentType, BodyPublisher body, Class<T> type) {
        return new LineStream<>(open(path, Repeat.UNSENT, request -> request.header("content-type", contentType).POST(body)), json, type, server());
    }

    /// An answer of bytes, as they come.
    public InputStream download(String path, String contentType) {
        return open(path, Repeat.LOOK, request -> request.setHeader("accept", contentType + ", application/json").GET());
    }

    /// Sends a body of unknown length, however long it takes.
    public void upload(String path, String contentType, BodyPublisher body) {
        HttpResponse<byte[]> response = exchange(path, Repeat.UNSENT, request -> request.header("content-type", contentType).PUT(body), BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new ApiProblem(problem(response.statusCode(), response.body()));
        }
    }

    /// Opens a WebSocket; the listener is called on threads of the HTTP client.
    public WebSocket webSocket(String path, WebSocket.Listener listener) {
        for (int tries = 1;; tries++) {
            URI server = servers.current();
            WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(CONNECT_TIMEOUT);
            token.ifPresent(value -> builder.header("authorization", "Bearer " + value));
            try {
                return builder.buildAsync(URI.create(server.toString().replaceFirst("^http", "ws") + path), listener).join();
            } catch (CompletionException e) {
                RuntimeException refusal = webSocketRefused(server, e.getCause());
                if (!(refusal instanceof ServerUnreachable) || tries >= servers.size()) {
                    throw refusal;
                }
                servers.leave(server);
            }
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static RuntimeException webSocketRefused(URI server, Throwable cause) {
        if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            int status = refused.getResponse().statusCode();
            return new ApiProblem(plainProblem(status, "the server refused the connection with status " + status));
        }
        return new ServerUnreachable(server, cause);
    }

    private HttpRequest.Builder request(URI server, String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(server + path)).header("accept", "application/json");
        token.ifPresent(value -> builder.header("authorization", "Bearer " + value));
        if (servers.seen() > 0) {
            builder.header(REVISION, String.valueOf(servers.seen()));
        }
        return builder;
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("content-type", "application/json");
    }

    private BodyPublisher publisher(Object body) {
        return BodyPublishers.ofByteArray(json.bytes(body));
    }

    private byte[] send(String path, Repeat repeat, UnaryOperator<HttpRequest.Builder> shape) {
        HttpResponse<byte[]> response = exchange(path, repeat, request -> shape.apply(request).timeout(timeout(repeat)), BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new ApiProblem(problem(response.statusCode(), response.body()));
        }
        return response.body();
    }

    private Duration timeout(Repeat repeat) {
        return servers.size() == 1 ? ANSWER_TIMEOUT : switch (repeat) {
            case LOOK -> LOOK_TIMEOUT_WITH_SEVERAL;
            case ALWAYS -> ANSWER_TIMEOUT_WITH_SEVERAL;
            case UNDONE, UNSENT -> ANSWER_TIMEOUT;
        };
    }

    private InputStream open(String path, Repeat repeat, UnaryOperator<HttpRequest.Builder> shape) {
        HttpResponse<InputStream> response = exchange(path, repeat, shape, BodyHandlers.ofInputStream());
        if (response.statusCode() < 300) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw new ApiProblem(problem(response.statusCode(), body.readNBytes(1024 * 1024)));
        } catch (IOException e) {
            throw new ServerUnreachable(server(), e);
        }
    }

    private <B> HttpResponse<B> exchange(String path, Repeat repeat, UnaryOperator<HttpRequest.Builder> shape, HttpResponse.BodyHandler<B> handler) {
        OptionalLong deadline = OptionalLong.empty();
        int failures = 0;
        while (true) {
            URI server = servers.current();
            try {
                HttpResponse<B> response = http.send(shape.apply(request(server, path)).build(), handler);
                response.headers().firstValue(REVISION).ifPresent(servers::see);
                response.headers().firstValue(ALONE).ifPresent(alone);
                if (!again(response, repeat) || deadline.isPresent() && System.nanoTime() > deadline.getAsLong()) {
                    return response;
                }
                // Not from the beginning: a server that was stopped may have had it for as long before it was left.
                deadline = OptionalLong.of(deadline.orElseGet(() -> System.nanoTime() + ELECTION.toNanos()));
                if (response.body() instanceof InputStream body) {
                    body.close();
                }
                servers.leave(server);
                failures = 0;
                Thread.sleep(PAUSE);
            } catch (IOException e) {
                boolean unsent = e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
                servers.leave(server);
                failures++;
                if (!unsent && !repeat.inDoubt() || failures >= servers.size()) {
                    throw new ServerUnreachable(server, e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ServerUnreachable(server, new InterruptedIOException("interrupted"));
            }
        }
    }

    /// Whether nobody led who could do it, or one's store failed who did, and it is worth asking again.
    private boolean again(HttpResponse<?> response, Repeat repeat) {
        boolean undone = response.statusCode() == 503 && response.headers().firstValue("Retry-After").isPresent();
        boolean inDoubt = response.statusCode() == 502 || servers.size() > 1 && response.headers().firstValue(ASK_ANOTHER).isPresent();
        return undone && repeat != Repeat.UNSENT || inDoubt && repeat.inDoubt();
    }

    private <T> T read(byte[] body, Class<T> type) {
        try {
            return json.read(body, type);
        } catch (MalformedJson e) {
            throw new ServerUnreachable(server(), e);
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
