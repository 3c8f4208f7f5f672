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
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is known of engines is asked for again only when something was heard of it or done to it.
@Timeout(value = 30, unit = SECONDS)
class KeptListsTest {

    private static final String END = "";

    @TempDir
    private Path directory;

    private FakeFleet fleet;
    private FakeDocker engine;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws IOException {
        fleet = new FakeFleet(directory);
        engine = fleet.add("n1");
        engine.container("web", Map.of());
        engine.on("GET /events", (_, connection) -> {
            connection.output().write(ResponseHead.of(200, new Framing.Chunked().on(Headers.NONE)).bytes());
            try (OutputStream out = new Framing.Chunked().onto(connection.output())) {
                for (String event = events.take(); !event.equals(END); event = events.take()) {
                    out.write(event.getBytes(StandardCharsets.UTF_8));
                }
            }
        });
        settle();
    }

    @AfterEach
    void stop() throws IOException {
        events.add(END);
        fleet.close();
    }

    @Test
    void whatIsKnownIsNotAskedForAgain() throws IOException {
        long before = lists();
        look();
        look();
        assertThat(lists()).isEqualTo(before);
    }

    @Test
    void anEventHasItAskedForAgain() throws IOException {
        long before = lists();
        tell("container", "exec_start: true");
        tell("volume", "create");
        tell("container", "create");
        awaitList();
        settle();
        assertThat(lists()).isEqualTo(before + 1);
    }

    @Test
    void whatAClientChangedIsAskedForAtOnce() throws IOException {
        long before = lists();
        String id = engine.container("other", Map.of());
        assertThat(Client.ask(fleet.socket, "POST", "/containers/web/start")).startsWith("HTTP/1.1 204");
        assertThat(Client.ask(fleet.socket, "POST", "/containers/other/start")).startsWith("HTTP/1.1 204");
        assertThat(engine.requests).contains("POST /v1.41/containers/" + id + "/start");
        assertThat(lists()).isEqualTo(before + 1);
    }

    @Test
    void whereNothingIsHeardEveryQuestionIsAsked() throws IOException {
        engine.answering("GET /events", 500, "{}");
        events.add(END);
        awaitList();
        long before = lists();
        look();
        look();
        assertThat(lists()).isEqualTo(before + 2);
    }

    @Test
    void aNodeThatGoesTakesWhatWasKnownWithIt() throws IOException {
        fleet.presence(engine, Presence.AWAY);
        assertThat(Client.ask(fleet.socket, "GET", "/containers/web/top")).startsWith("HTTP/1.1 503").contains("n1 is");
        fleet.presence(engine, Presence.THERE);
        assertThat(Client.ask(fleet.socket, "POST", "/containers/web/start")).startsWith("HTTP/1.1 204");
    }

    private long lists() {
        return engine.requests.stream().filter(each -> each.equals("GET /containers/json?all=1")).count();
    }

    private void look() throws IOException {
        assertThat(Client.ask(fleet.socket, "GET", "/containers/nobody/top")).startsWith("HTTP/1.1 404");
    }

    /// Until nothing is asked for any more.
    private void settle() throws IOException {
        long before;
        do {
            before = lists();
            look();
        } while (lists() > before);
    }

    private void awaitList() throws IOException {
        long before = lists();
        while (lists() == before) {
            look();
        }
    }

    private void tell(String type, String action) {
        events.add("{\"Type\":\"" + type + "\",\"Action\":\"" + action + "\"}\n");
    }
}
