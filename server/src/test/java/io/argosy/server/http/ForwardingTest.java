package io.argosy.server.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.control.ControlPlane;
import io.argosy.control.ControlSettings;
import io.argosy.control.content.AesGcmCipher;
import io.argosy.control.server.ServerCard;
import io.argosy.server.Waiting;
import io.argosy.testkit.store.SharedStore;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A standby that passes requests on to a leader, over real connections.
@Timeout(value = 30, unit = SECONDS)
class ForwardingTest {

    private final Vertx vertx = Vertx.vertx();
    private final SharedStore store = new SharedStore(ControlPlane.catalog());
    private final SharedStore.Seat leaderSeat = store.seat();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockingQueue<HttpServerRequest> silent = new LinkedBlockingQueue<>();
    private HttpServer leaderDoor;
    private HttpServer standbyDoor;
    private ControlPlane leader;
    private ControlPlane standby;
    private Forwarding forwarding;

    @BeforeEach
    void start() throws Exception {
        leaderDoor = listen(vertx.createHttpServer(new HttpServerOptions()).requestHandler(this::lead));
        leader = ControlPlane.start(leaderSeat, settings(card("a", leaderDoor)));
        standby = ControlPlane.standBy(store.seat(), settings(new ServerCard("b", "127.0.0.1:1", "127.0.0.1:1")));
        forwarding = new Forwarding(standby, new ServerCard("b", "127.0.0.1:1", "127.0.0.1:1"), vertx, new Revisions(standby, vertx));
        Router router = Router.router(vertx);
        router.route("/look/*").handler(forwarding::forwardIfLed).handler(context -> context.response().end("from records"));
        router.route().handler(forwarding::forward);
        standbyDoor = listen(vertx.createHttpServer().requestHandler(router));
    }

    private static ControlSettings settings(ServerCard card) {
        return new ControlSettings(card.text(), "1", "memory", InstantSource.system(), new AesGcmCipher(new byte[AesGcmCipher.KEY_BYTES]));
    }

    private static ServerCard card(String name, HttpServer door) {
        return new ServerCard(name, "127.0.0.1:" + door.actualPort(), "127.0.0.1:1");
    }

    private static HttpServer listen(HttpServer server) throws Exception {
        return server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @AfterEach
    void stop() {
        forwarding.close();
        standby.close();
        leader.close();
        store.close();
        client.shutdownNow();
        vertx.close();
    }

    /// What the leader does.
    private void lead(HttpServerRequest request) {
        switch (request.path()) {
            case "/echo" -> request.body().onSuccess(body -> request.response().setStatusCode(202).putHeader("x-by", request.getHeader(Forwarding.FORWARDED))
                    .putHeader("x-token", request.getHeader("authorization")).end(body));
            case "/lines" -> request.response().setChunked(true).write("one\n").onSuccess(_ -> silent.add(request));
            case "/socket" -> request.toWebSocket().onSuccess(socket -> socket.binaryMessageHandler(socket::writeBinaryMessage));
            case "/look/refused" -> request.response().setStatusCode(409).end("no");
            case "/look/at" -> request.response().end("from the leader");
            case "/refused" -> request.response().setStatusCode(409).end("no");
            default -> silent.add(request);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + standbyDoor.actualPort() + path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void bodiesGoBothWaysWithTheCallersToken() throws Exception {
        byte[] large = new byte[5_000_000];
        Arrays.fill(large, (byte) 'x');
        HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(at("/echo")).header("authorization", "Bearer t").POST(BodyPublishers.ofByteArray(large)).build(),
                BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo(large);
        assertThat(response.headers().firstValue("x-by")).contains("b");
        assertThat(response.headers().firstValue("x-token")).contains("Bearer t");
    }

    @Test
    void refusalsAreThoseOfTheLeader() throws Exception {
        assertThat(get("/refused").statusCode()).isEqualTo(409);
    }

    @Test
    void linesComeAsTheyAreWritten() throws Exception {
        HttpResponse<InputStream> response = client.send(HttpRequest.newBuilder(at("/lines")).build(), BodyHandlers.ofInputStream());
        assertThat(response.body().readNBytes(4)).asString().isEqualTo("one\n");
        silent.take().response().end("two\n");
        assertThat(response.body().readAllBytes()).asString().isEqualTo("two\n");
    }

    @Test
    void aReaderThatGoesAwayIsMissedByTheLeader() throws Exception {
        HttpResponse<InputStream> response = client.send(HttpRequest.newBuilder(at("/lines")).build(), BodyHandlers.ofInputStream());
        assertThat(response.body().readNBytes(4)).hasSize(4);
        CompletableFuture<Void> gone = new CompletableFuture<>();
        HttpServerRequest request = silent.take();
        request.response().closeHandler(_ -> gone.complete(null));
        response.body().close();
        client.shutdownNow();
        gone.get(10, SECONDS);
    }

    @Test
    void webSocketsBecomeTunnels() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        WebSocket socket = client.newWebSocketBuilder().buildAsync(URI.create(at("/socket").toString().replace("http", "ws")), new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
                byte[] bytes = new byte[data.remaining()];
                data.get(bytes);
                received.add(new String(bytes));
                from.request(1);
                return null;
            }
        }).get(10, SECONDS);
        socket.sendBinary(ByteBuffer.wrap("ahoy".getBytes()), true).get(10, SECONDS);
        assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("ahoy");
        socket.abort();
    }

    @Test
    void aLeaderThatCannotBeReachedIsSaidAndNothingHappened() throws Exception {
        leaderDoor.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
        HttpResponse<String> response = get("/echo");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("no-leader");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void whileNobodyLeadsThatIsSaid() throws Exception {
        leader.close();
        Waiting.until(() -> standby.servers().leader().isEmpty());
        HttpResponse<String> response = get("/echo");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("no-leader");
    }

    @Test
    void aRequestIsPassedOnOnce() throws Exception {
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(at("/echo")).header(Forwarding.FORWARDED, "c").build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(503);
    }

    @Test
    void whoWaitsForALeaderThatIsNoneAnyMoreIsToldThatItMayHaveHappened() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(HttpRequest.newBuilder(at("/silent")).POST(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
        assertThat(silent.poll(10, TimeUnit.SECONDS)).isNotNull();
        leaderSeat.cut();
        try (ControlPlane next = ControlPlane.start(store.seat(), settings(new ServerCard("c", "127.0.0.1:1", "127.0.0.1:1")))) {
            assertThat(next.leads()).isTrue();
            HttpResponse<String> response = answer.get(10, SECONDS);
            assertThat(response.statusCode()).isEqualTo(502);
            assertThat(response.body()).contains("leader-lost");
        }
    }

    @Test
    void aBodyThatBreaksOffIsNotTakenForTheWhole() throws Exception {
        HttpResponse<InputStream> response = client.send(HttpRequest.newBuilder(at("/lines")).build(), BodyHandlers.ofInputStream());
        assertThat(response.body().readNBytes(4)).hasSize(4);
        silent.take().connection().close();
        assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/spaces/default/apps/shop/watch, ITSELF", "GET, /v1/events, ITSELF", "HEAD, /v1/events, ITSELF", "GET, /v1/servers, ITSELF", "GET, /v1/settings, ITSELF",
        "GET, /v1/spaces/default/apps/shop/releases, ITSELF", "GET, /v1/nodes/n1/labels, ITSELF",
        "GET, /v1/apps, LEADER_OR_ITSELF", "HEAD, /v1/apps, LEADER_OR_ITSELF", "GET, /v1/spaces/default/apps, LEADER_OR_ITSELF",
        "GET, /v1/spaces/default/apps/shop, LEADER_OR_ITSELF", "GET, /v1/spaces/default/apps/shop/tasks, LEADER_OR_ITSELF", "GET, /v1/spaces/default/tasks, LEADER_OR_ITSELF",
        "GET, /v1/tasks, LEADER_OR_ITSELF", "GET, /v1/tasks/t, LEADER_OR_ITSELF", "GET, /v1/nodes, LEADER_OR_ITSELF", "GET, /v1/nodes/n1, LEADER_OR_ITSELF",
        "GET, /v1/networks, LEADER_OR_ITSELF", "GET, /v1/networks/members, LEADER_OR_ITSELF",
        "POST, /v1/spaces/default/apps/shop/deploy, LEADER", "DELETE, /v1/spaces/default/apps/shop, LEADER", "PUT, /v1/servers/b, LEADER", "POST, /v1/nodes/n1/drain, LEADER",
        "GET, /v1/spaces/default/apps/shop/logs, LEADER", "GET, /v1/tasks/t/files, LEADER", "GET, /v1/tasks/t/exec, LEADER"})
    void looksAreAnsweredFromRecordsOrByWhoKnowsMoreAndTheRestByTheLeader(String method, String path, Standby answering) {
        assertThat(Standby.answering(method, path)).isEqualTo(answering);
    }

    private void assertAlone(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("from records");
        assertThat(response.headers().firstValue(Forwarding.ALONE)).contains("b");
    }

    @Test
    void whatTheLeaderKnowsMoreOfItIsAsked() throws Exception {
        HttpResponse<String> response = get("/look/at");
        assertThat(response.body()).isEqualTo("from the leader");
        assertThat(response.headers().firstValue(Forwarding.ALONE)).isEmpty();
        assertThat(get("/look/refused").statusCode()).isEqualTo(409);
    }

    @Test
    void withoutALeaderThatAnswersTheRecordsAreShownAndThatIsSaid() throws Exception {
        assertAlone(get("/look/silent"));
        leaderDoor.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
        assertAlone(get("/look/at"));
        leader.close();
        Waiting.until(() -> standby.servers().leader().isEmpty());
        assertAlone(get("/look/at"));
    }

    @Test
    void whoeverWasPassedALookLooksItself() throws Exception {
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(at("/look/at")).header(Forwarding.FORWARDED, "c").build(), BodyHandlers.ofString());
        assertThat(response.body()).isEqualTo("from records");
        assertThat(response.headers().firstValue(Forwarding.ALONE)).isEmpty();
    }
}
