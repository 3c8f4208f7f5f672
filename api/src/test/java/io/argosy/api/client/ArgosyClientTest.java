package io.argosy.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.argosy.api.rest.BuildLine;
import io.argosy.api.rest.Problem;
import io.argosy.codec.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArgosyClientTest {

    private final Json json = Json.standard();
    private final AtomicReference<String> authorization = new AtomicReference<>();
    private HttpServer server;
    private ArgosyClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        client = new ArgosyClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Optional.of("secret"), json);
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void speaksWithItsToken() {
        answer("/v1/apps", 200, "[]");
        assertThat(client.list("/v1/apps", String.class)).isEmpty();
        assertThat(authorization).hasValue("Bearer secret");
    }

    @Test
    void aProblemDocumentIsTheProblem() {
        Problem problem = new Problem("about:blank", "Conflict", 409, "port-taken", "8080 is taken", Optional.of("use another"), List.of());
        answer("/v1/apps", 409, json.text(problem));
        assertThatThrownBy(() -> client.postIdempotent("/v1/apps", Map.of())).isInstanceOfSatisfying(ApiProblem.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    @Test
    void anErrorOfAnotherKindIsAProblemToo() {
        answer("/v1/apps", 502, "<html>");
        assertThatThrownBy(() -> client.get("/v1/apps", String.class))
                .isInstanceOfSatisfying(ApiProblem.class, refused -> assertThat(refused.problem().status()).isEqualTo(502));
    }

    @Test
    void linesAreReadOneByOne() {
        answer("/v1/build", 200, "{\"log\":\"one\"}\n\n{\"image\":\"sha256:1\"}\n");
        try (LineStream<BuildLine> lines = client.lines("/v1/build", BuildLine.class)) {
            assertThat(lines.next()).contains(BuildLine.log("one"));
            assertThat(lines.next()).contains(BuildLine.built("sha256:1"));
            assertThat(lines.next()).isEmpty();
        }
    }

    @Test
    void eventsAreReadWithNameIdAndLines() {
        answer("/v1/events", 200, ": hello\n\nid: 7\nevent: app\ndata: {\ndata: }\n\ndata:plain\n\n");
        try (EventStream events = client.events("/v1/events")) {
            assertThat(events.next()).contains(new EventStream.Received("app", "7", "{\n}"));
            assertThat(events.next()).contains(new EventStream.Received("message", "", "plain"));
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void closingEndsAWaitOfAnotherThread() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        server.createContext("/v1/watch", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(": hello\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            asked.countDown();
            await(end);
        });
        EventStream events = client.events("/v1/watch");
        Thread reader = Thread.ofVirtual().start(() -> assertThatThrownBy(events::next).isInstanceOf(ServerUnreachable.class));
        await(asked);
        events.close();
        assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
        end.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aServerThatIsAwayIsSaid() {
        server.stop(0);
        assertThatThrownBy(() -> client.get("/v1/info", String.class)).isInstanceOf(ServerUnreachable.class).hasMessageContaining(client.server().toString());
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> respond(exchange, status, body));
    }

    private void respond(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            authorization.set(exchange.getRequestHeaders().getFirst("authorization"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
