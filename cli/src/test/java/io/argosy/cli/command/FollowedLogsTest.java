package io.argosy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.argosy.api.client.ApiProblem;
import io.argosy.api.client.ArgosyClient;
import io.argosy.api.client.ServerUnreachable;
import io.argosy.api.rest.LogLine;
import io.argosy.codec.Json;
import io.argosy.model.id.TaskId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Output that breaks off in the middle.
@Timeout(60)
class FollowedLogsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration SHORT = Duration.ofMillis(100);

    private final Json json = Json.standard();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private HttpServer server;
    private ArgosyClient client;

    /// @param lines so many, from the first @param whole whether the answer comes to its end
    private record Answer(int status, int lines, boolean whole) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = new ArgosyClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Optional.empty(), json);
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        Answer answer = answers.remove();
        byte[] lines = String.join("", IntStream.rangeClosed(1, answer.lines()).mapToObj(this::line).toList()).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), length(answer, lines.length));
            if (lines.length > 0) {
                exchange.getResponseBody().write(lines);
                exchange.getResponseBody().flush();
            }
            if (!answer.whole()) {
                awaitShown(answer.lines());
            }
        }
    }

    /// So that what breaks off is read before.
    private void awaitShown(int lines) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (shown.size() < lines && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /// Less than was promised is no whole answer; -1 is none.
    private static long length(Answer answer, int lines) {
        return answer.whole() ? lines == 0 ? -1 : lines : lines + 1;
    }

    private String line(int number) {
        return json.text(new LogLine(new TaskId("t1"), "web.1", "stdout", NOON.plusSeconds(number), String.valueOf(number))) + "\n";
    }

    private void follow(Duration patience) {
        new FollowedLogs(client, again -> again.map(at -> "/logs?since=" + at).orElse("/logs?tail=3"), line -> shown.add(line.text()), patience).run();
    }

    @Test
    void goesOnWhereItBrokeOff() {
        answers.addAll(List.of(new Answer(200, 2, false), new Answer(200, 3, false), new Answer(200, 5, true)));
        follow(Duration.ofMinutes(1));
        assertThat(shown).containsExactly("1", "2", "3", "4", "5");
        assertThat(asked).containsExactly("/logs?tail=3", "/logs?since=2026-01-01T11:59:02Z", "/logs?since=2026-01-01T11:59:03Z");
    }

    @Test
    void endsWithTheAppWhileNobodyLooked() {
        answers.addAll(List.of(new Answer(200, 2, false), new Answer(404, 0, true)));
        follow(Duration.ofMinutes(1));
        assertThat(shown).containsExactly("1", "2");
    }

    @Test
    void waitsWhileTheLeaderIsLost() {
        answers.addAll(List.of(new Answer(200, 2, false), new Answer(503, 0, true), new Answer(200, 3, true)));
        follow(Duration.ofMinutes(1));
        assertThat(shown).containsExactly("1", "2", "3");
    }

    @Test
    void givesUpAServerThatStaysAway() {
        answers.add(new Answer(200, 2, false));
        assertThatThrownBy(() -> new FollowedLogs(client, again -> {
            again.ifPresent(_ -> server.stop(0));
            return "/logs";
        }, line -> shown.add(line.text()), SHORT).run()).isInstanceOf(ServerUnreachable.class);
        assertThat(shown).containsExactly("1", "2");
    }

    @Test
    void saysAtOnceThatItCannotBegin() {
        answers.add(new Answer(404, 0, true));
        assertThatThrownBy(() -> follow(Duration.ofMinutes(1))).isInstanceOf(ApiProblem.class);
        assertThat(asked).hasSize(1);
    }
}
