package io.argosy.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.argosy.api.rest.Problem;
import io.argosy.codec.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A client that knows two servers.
class SeveralServersTest {

    private final Json json = Json.standard();
    private Server first;
    private Server second;
    private ArgosyClient client;

    /// Gives the answers it was told, the last one again and again. 0 hangs up.
    private final class Server {
        final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        final Deque<Integer> statuses = new ArrayDeque<>();
        final Deque<String> asked = new ConcurrentLinkedDeque<>();
        final Deque<String> keys = new ConcurrentLinkedDeque<>();
        volatile long revision = 1;
        volatile boolean storeFails;

        Server() throws IOException {
            http.createContext("/", exchange -> {
                try (exchange) {
                    exchange.getRequestBody().readAllBytes();
                    asked.add(exchange.getRequestMethod() + " " + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Argosy-Revision")).orElse("-"));
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")).ifPresent(keys::add);
                    int status = statuses.size() > 1 ? statuses.remove() : statuses.isEmpty() ? 200 : statuses.getFirst();
                    if (status == 0) {
                        return;
                    }
                    byte[] body = status == 200 ? json.bytes("done")
                            : json.bytes(new Problem("about:blank", "No", status, "no-leader", "nobody leads", Optional.empty(), List.of()));
                    if (status == 503) {
                        exchange.getResponseHeaders().set(storeFails ? "Argosy-Ask-Another" : "Retry-After", "1");
                    }
                    exchange.getResponseHeaders().set("Argosy-Revision", String.valueOf(revision));
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            http.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        }
    }

    @BeforeEach
    void start() throws IOException {
        first = new Server();
        second = new Server();
        client = new ArgosyClient(List.of(first.uri(), second.uri()), Optional.empty(), json);
    }

    @AfterEach
    void stop() {
        client.close();
        first.http.stop(0);
        second.http.stop(0);
    }

    @Test
    void oneThatIsDownIsLeftForTheNextWhateverIsAsked() {
        first.http.stop(0);
        assertThat(client.post("/v1/x", Map.of(), String.class)).isEqualTo("done");
        assertThat(client.get("/v1/x", String.class)).isEqualTo("done");
        assertThat(client.server()).isEqualTo(second.uri());
    }

    @Test
    void whereNobodyLeadsAllAreAskedAgain() {
        first.statuses.addAll(List.of(503, 200));
        second.statuses.addAll(List.of(503, 503));
        assertThat(client.post("/v1/x", Map.of(), String.class)).isEqualTo("done");
        assertThat(first.asked).hasSize(2);
        assertThat(second.asked).hasSize(1);
    }

    @Test
    void oneThatStaysDownDoesNotEndTheWaitForAnotherLeader() {
        first.http.stop(0);
        second.statuses.addAll(List.of(503, 503, 503, 200));
        assertThat(client.postOnce("/v1/x", Map.of(), String.class)).isEqualTo("done");
        assertThat(second.asked).hasSize(4);
    }

    @Test
    void whatMayHaveHappenedIsNotSentAgain() {
        first.statuses.add(0);
        assertThatThrownBy(() -> client.post("/v1/x", Map.of(), String.class)).isInstanceOf(ServerUnreachable.class);
        assertThat(second.asked).isEmpty();
    }

    @Test
    void aLeaderThatWentAwayBeforeItAnsweredMayHaveDoneIt() {
        first.statuses.add(502);
        assertThatThrownBy(() -> client.post("/v1/x", Map.of(), String.class))
                .isInstanceOfSatisfying(ApiProblem.class, refused -> assertThat(refused.problem().status()).isEqualTo(502));
        assertThat(second.asked).isEmpty();
    }

    @Test
    void aServerWhoseStoreFailsIsLeftForAnotherUnlessItMayHaveDoneIt() {
        first.storeFails = true;
        first.statuses.add(503);
        assertThat(client.postOnce("/v1/x", Map.of(), String.class)).isEqualTo("done");
        assertThat(client.server()).isEqualTo(second.uri());
        second.storeFails = true;
        second.statuses.add(503);
        assertThatThrownBy(() -> client.post("/v1/x", Map.of(), String.class)).isInstanceOf(ApiProblem.class);
        assertThat(first.asked).hasSize(1);
    }

    @Test
    void theOnlyServerWhoseStoreFailsIsNotAskedAgain() {
        first.storeFails = true;
        first.statuses.add(503);
        try (ArgosyClient alone = new ArgosyClient(List.of(first.uri()), Optional.empty(), json)) {
            assertThatThrownBy(() -> alone.get("/v1/x", String.class)).isInstanceOf(ApiProblem.class);
        }
        assertThat(first.asked).hasSize(1);
    }

    @Test
    void whatIsDoneOnceUnderItsKeyIsSentAgain() {
        first.statuses.add(0);
        assertThat(client.postOnce("/v1/x", Map.of(), String.class)).isEqualTo("done");
        assertThat(second.keys).hasSize(1).containsExactlyElementsOf(first.keys.stream().distinct().toList());
    }

    @Test
    void whatIsTheSameTwiceIsSentAgain() {
        first.statuses.add(0);
        second.statuses.addAll(List.of(502, 200));
        first.statuses.add(502);
        assertThat(client.postIdempotent("/v1/x", Map.of(), String.class)).isEqualTo("done");
        client.postIdempotent("/v1/x", Map.of());
        assertThat(first.keys).isEmpty();
    }

    @Test
    void looksAreSentAgain() {
        first.statuses.add(0);
        assertThat(client.get("/v1/x", String.class)).isEqualTo("done");
    }

    @Test
    void theNextServerIsToldWhatWasSeen() {
        first.revision = 41;
        client.get("/v1/x", String.class);
        first.http.stop(0);
        second.revision = 17;
        client.get("/v1/x", String.class);
        client.get("/v1/x", String.class);
        assertThat(second.asked).containsExactly("GET 41", "GET 41");
    }

    @Test
    void whenAllAreDownThatIsSaid() {
        first.http.stop(0);
        second.http.stop(0);
        assertThatThrownBy(() -> client.get("/v1/x", String.class)).isInstanceOf(ServerUnreachable.class);
    }
}
