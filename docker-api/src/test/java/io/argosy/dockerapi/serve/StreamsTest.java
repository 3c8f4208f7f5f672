package io.argosy.dockerapi.serve;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.dockerapi.fleet.FleetNode.Presence;
import io.argosy.dockerapi.http.Framing;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.http.ResponseHead;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = SECONDS)
class StreamsTest {

    private static final String RAW = "Content-Type: application/vnd.docker.raw-stream\r\n";

    @TempDir
    private Path directory;

    private FakeFleet fleet;
    private FakeDocker engine;
    private String id;

    @BeforeEach
    void start() throws IOException {
        fleet = new FakeFleet(directory);
        engine = fleet.add("n1");
        id = engine.container("web", Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        fleet.close();
    }

    private void awaitNobody() throws InterruptedException {
        while (engine.open.get() > 0) {
            Thread.onSpinWait();
            Thread.yield();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /// Says back in upper case what it reads to its end, then ends.
    private void echoOn(String signature, String head) {
        engine.on(signature, (request, connection) -> {
            byte[] body = Framing.of(request).from(connection.input()).readAllBytes();
            connection.output().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] input = connection.input().readAllBytes();
            connection.output().write((new String(body, StandardCharsets.US_ASCII) + "|" + new String(input, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT))
                    .getBytes(StandardCharsets.US_ASCII));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection: Upgrade\r\nUpgrade: tcp\r\n", ""})
    void theEndOfInputIsNotTheEndOfOutput(String upgrade) throws IOException {
        echoOn("POST /containers/" + id + "/attach", upgrade.isEmpty() ? "HTTP/1.1 200 OK\r\n" + RAW + "\r\n" : "HTTP/1.1 101 UPGRADED\r\n" + RAW + "Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
        try (Client client = new Client(fleet.socket)) {
            client.say("POST /v1.41/containers/web/attach?stream=1&stdin=1 HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n");
            assertThat(client.until("\r\n\r\n")).contains(RAW).startsWith(upgrade.isEmpty() ? "HTTP/1.1 200" : "HTTP/1.1 101");
            client.say("hello ").say("there").sayNothingMore();
            assertThat(client.rest()).isEqualTo("|HELLO THERE");
        }
    }

    @Test
    void aProgramGetsItsBodyThenItsInput() throws IOException {
        engine.answering("GET /exec/e1/json", 200, "{}");
        echoOn("POST /exec/e1/start", "HTTP/1.1 101 UPGRADED\r\n" + RAW + "\r\n");
        try (Client client = new Client(fleet.socket)) {
            client.say("POST /exec/e1/start HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: 2\r\n\r\n{}early");
            client.until("\r\n\r\n");
            client.sayNothingMore();
            assertThat(client.rest()).isEqualTo("{}|EARLY");
        }
        assertThat(engine.requests).contains("GET /v1.41/exec/e1/json");
    }

    @Test
    void aBuildsSessionGoesOverToHttp2() throws IOException {
        CompletableFuture<String> upgrade = new CompletableFuture<>();
        engine.on("POST /session", (request, connection) -> {
            upgrade.complete(request.headers().first("Upgrade").orElse("") + " " + request.headers().first("X-Docker-Expose-Session-Uuid").orElse(""));
            connection.output().write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\nPRI".getBytes(StandardCharsets.US_ASCII));
            connection.output().write(connection.input().readNBytes(3));
        });
        try (Client client = new Client(fleet.socket)) {
            client.say("POST /session HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nX-Docker-Expose-Session-Uuid: u1\r\n\r\n");
            assertThat(client.until("PRI")).contains("Upgrade: h2c\r\n");
            assertThat(client.say("abc").rest()).isEqualTo("abc");
        }
        assertThat(upgrade.join()).isEqualTo("h2c u1");
    }

    @Test
    void anEngineThatRefusesToLeaveHttpIsHeard() throws IOException {
        engine.answering("POST /containers/" + id + "/attach", 409, "{\"message\":\"paused\"}");
        try (Client client = new Client(fleet.socket)) {
            client.say("POST /containers/web/attach HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
            assertThat(client.until("paused\"}")).startsWith("HTTP/1.1 409");
        }
    }

    @Test
    void anAnswerIsSeenAsItComes() throws IOException {
        CountDownLatch seen = new CountDownLatch(1);
        engine.on("GET /containers/" + id + "/logs", (_, connection) -> {
            connection.output().write(ResponseHead.of(200, new Framing.Chunked().on(Headers.NONE)).bytes());
            try (OutputStream out = new Framing.Chunked().onto(connection.output())) {
                out.write("first".getBytes(StandardCharsets.US_ASCII));
                seen.await();
                out.write("second".getBytes(StandardCharsets.US_ASCII));
            }
        });
        try (Client client = new Client(fleet.socket)) {
            client.say("GET /containers/web/logs?follow=1 HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.until("first")).contains("Transfer-Encoding: chunked");
            seen.countDown();
            client.until("second\r\n0\r\n\r\n");
            client.say("GET /_ping HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.until("\r\n\r\nOK")).contains("HTTP/1.1 200");
        }
    }

    @Test
    void aClientThatGoesEndsWhatTheEngineDoesForIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        engine.on("GET /containers/" + id + "/logs", (_, connection) -> {
            connection.output().write(ResponseHead.of(200, new Framing.Chunked().on(Headers.NONE)).bytes());
            begun.countDown();
            assertThat(connection.input().await()).isFalse();
        });
        try (Client client = new Client(fleet.socket)) {
            client.say("GET /containers/web/logs?follow=1 HTTP/1.1\r\nHost: a\r\n\r\n");
            client.until("\r\n\r\n");
            begun.await();
        }
        awaitNobody();
    }

    @Test
    void aSlowReaderSlowsTheEngine() throws Exception {
        AtomicLong sent = new AtomicLong();
        long all = 64L << 20;
        engine.on("GET /containers/" + id + "/export", (_, connection) -> {
            connection.output().write(ResponseHead.of(200, new Framing.Chunked().on(Headers.NONE)).bytes());
            try (OutputStream out = new Framing.Chunked().onto(connection.output())) {
                byte[] block = new byte[64 * 1024];
                while (sent.addAndGet(block.length) <= all) {
                    out.write(block);
                }
            }
        });
        try (Client client = new Client(fleet.socket)) {
            client.say("GET /containers/web/export HTTP/1.1\r\nHost: a\r\n\r\n");
            client.until("\r\n\r\n");
            awaitStandstill(sent);
            assertThat(sent.get()).isLessThan(8L << 20);
            assertThat(client.input().skip(all)).isEqualTo(all);
        }
    }

    private static void awaitStandstill(AtomicLong count) throws InterruptedException {
        for (long last = -1; last != count.get(); ) {
            last = count.get();
            Thread.sleep(300);
        }
    }

    @Test
    void aBodyIsCarriedWhileTheAnswerComes() throws Exception {
        engine.on("POST /images/load", (request, connection) -> {
            connection.output().write(ResponseHead.of(200, new Framing.Chunked().on(Headers.NONE)).bytes());
            try (OutputStream out = new Framing.Chunked().onto(connection.output()); var body = Framing.of(request).from(connection.input())) {
                for (int next = body.read(); next >= 0; next = body.read()) {
                    out.write(next);
                }
            }
        });
        try (Client client = new Client(fleet.socket)) {
            client.say("POST /images/load HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.until("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            client.say("1\r\na\r\n");
            client.until("1\r\na\r\n");
            client.say("1\r\nb\r\n0\r\n\r\n");
            client.until("1\r\nb\r\n0\r\n\r\n");
        }
    }

    @Test
    void aBodyThatTheEngineDoesNotWantDoesNotHideItsAnswer() throws Exception {
        engine.on("POST /build", (_, connection) -> FakeDocker.answer(connection, 400, "{\"message\":\"no such Dockerfile\"}"));
        try (Client client = new Client(fleet.socket)) {
            client.say("POST /build HTTP/1.1\r\nHost: a\r\nContent-Length: " + (1 << 20) + "\r\n\r\n" + "x".repeat(1 << 20));
            assertThat(client.until("no such Dockerfile\"}")).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void anImageIsBroughtToTheNodeThatNeedsIt() throws Exception {
        FakeDocker other = fleet.add("n2");
        engine.image("app:1", "aa", 7);
        engine.on("GET /images/get", (_, connection) -> FakeDocker.answer(connection, 200, "archive"));
        CompletableFuture<String> loaded = new CompletableFuture<>();
        other.on("POST /images/load", (request, connection) -> {
            loaded.complete(new String(Framing.of(request).from(connection.input()).readAllBytes(), StandardCharsets.US_ASCII));
            FakeDocker.answer(connection, 200, "{\"stream\":\"Loaded image: app:1\"}");
        });
        assertThat(Client.ask(fleet.socket, "POST", "/containers/create?name=x", "{\"Image\":\"app:1\",\"Env\":[\"constraint:node==n2\"]}")).startsWith("HTTP/1.1 201");
        assertThat(loaded.join()).isEqualTo("archive");
        other.answering("POST /images/load", 200, "{\"error\":\"no space left\"}");
        assertThat(Client.ask(fleet.socket, "POST", "/containers/create?name=y", "{\"Image\":\"app:1\",\"Env\":[\"constraint:node==n2\"]}"))
                .startsWith("HTTP/1.1 500").contains("could not be brought from node n1 to node n2", "no space left");
    }

    private static String event(String action, long nanos) {
        return "{\"Action\":\"" + action + "\",\"Actor\":{\"Attributes\":{\"name\":\"x\"}},\"timeNano\":" + nanos + "}\n";
    }

    private static void events(FakeDocker engine, CountDownLatch end, String past, String live) {
        engine.on("GET /events", (request, connection) -> {
            connection.output().write(ResponseHead.of(200, new Framing.Chunked().on(Headers.NONE)).bytes());
            try (OutputStream out = new Framing.Chunked().onto(connection.output())) {
                if (request.target().contains("until=")) {
                    out.write(past.getBytes(StandardCharsets.UTF_8));
                } else {
                    out.write((past + live).getBytes(StandardCharsets.UTF_8));
                    end.await();
                }
            }
        });
    }

    @Test
    void eventsOfAllNodesAreOneStreamInOrder() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        FakeDocker other = fleet.add("n2");
        events(engine, end, event("a", 10) + event("c", 30), event("e", 50));
        events(other, end, event("b", 20) + event("d", 40), "");
        try (Client client = new Client(fleet.socket)) {
            client.say("GET /events?since=0.000000001 HTTP/1.1\r\nHost: a\r\n\r\n");
            String heard = client.until("\"e\"") + client.until("}\n");
            assertThat(heard.replaceAll("(?s)\\{\"Action\":\"(.)\"[^\n]*\"node.name\":\"(n.)\"[^\n]*\n", "<$1 $2>").replaceAll("(?s)[^<]*(<[^>]*>)", "$1"))
                    .startsWith("<a n1><b n2><c n1><d n2><e n1>");
        }
        end.countDown();
        awaitNobody();
    }

    @Test
    void pastEventsEnd() throws Exception {
        events(engine, new CountDownLatch(1), event("a", 10), "");
        assertThat(Client.ask(fleet.socket, "GET", "/events?since=1&until=2")).contains("\"a\"").endsWith("0\r\n\r\n");
        assertThat(engine.requests).contains("GET /v1.41/events?filters=%7B%7D&until=2&since=1");
    }

    @Test
    void aNodeThatComesLaterIsHeardToo() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        events(engine, end, "", "");
        fleet.presence(engine, Presence.AWAY);
        try (Client client = new Client(fleet.socket)) {
            client.say("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
            client.until("\r\n\r\n");
            events(engine, end, "", event("late", 10));
            fleet.presence(engine, Presence.THERE);
            assertThat(client.until("late")).isNotEmpty();
        }
        end.countDown();
    }

    @Test
    void hundredsOfStreamsAreOpenAtOnce() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        engine.on("GET /containers/" + id + "/logs", (_, connection) -> {
            connection.output().write(ResponseHead.of(200, new Framing.Chunked().on(Headers.NONE)).bytes());
            try (OutputStream out = new Framing.Chunked().onto(connection.output())) {
                out.write("first".getBytes(StandardCharsets.US_ASCII));
                end.await();
                out.write("last".getBytes(StandardCharsets.US_ASCII));
            }
        });
        List<Client> clients = new ArrayList<>();
        for (int count = 0; count < 500; count++) {
            clients.add(new Client(fleet.socket).say("GET /containers/" + id + "/logs?follow=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
        }
        for (Client client : clients) {
            client.until("first");
        }
        end.countDown();
        for (Client client : clients) {
            assertThat(client.rest()).endsWith("last\r\n0\r\n\r\n");
            client.close();
        }
    }

    @Test
    void aLinkServesOneExchangeAfterTheOther() throws IOException {
        engine.answering("GET /containers/" + id + "/top", 200, "{}");
        try (Client client = new Client(fleet.socket)) {
            for (int count = 0; count < 5; count++) {
                client.say("GET /containers/json HTTP/1.1\r\nHost: a\r\n\r\n");
                client.until("}]");
            }
            assertThat(engine.connections).hasValue(1);
            // The engine ends this one with its answer.
            for (int count = 0; count < 3; count++) {
                client.say("GET /containers/" + id + "/top HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(client.until("{}")).contains("HTTP/1.1 200");
            }
        }
    }
}
