package io.argosy.server.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.api.client.ApiProblem;
import io.argosy.api.client.ArgosyClient;
import io.argosy.api.client.EventStream;
import io.argosy.api.client.LineStream;
import io.argosy.api.rest.AppView;
import io.argosy.api.rest.BuildLine;
import io.argosy.api.rest.DeployAccepted;
import io.argosy.api.rest.EventView;
import io.argosy.api.rest.LogLine;
import io.argosy.api.rest.TaskView;
import io.argosy.api.rest.TokenCreated;
import io.argosy.api.rest.TokenRequest;
import io.argosy.api.session.Frame;
import io.argosy.api.session.Frame.Channel;
import io.argosy.api.session.StreamRequest;
import io.argosy.codec.Json;
import io.argosy.model.id.TaskId;
import io.argosy.server.session.FakeAgent;
import io.argosy.server.session.FakeAgent.AgentStream;
import io.argosy.server.session.SessionServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What goes on for a while, over HTTP, with an agent at the far end.
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
@Timeout(value = 30, unit = SECONDS)
class StreamingTest {

    private static final String APP = "/v1/spaces/default/apps/shop";

    @TestHTTPResource
    private URI server;

    @Inject
    private SessionServer sessions;

    private ArgosyClient client;
    private FakeAgent agent;

    @BeforeEach
    void connect() throws Exception {
        client = RunningServer.client(server);
        agent = RunningServer.agent(sessions.port());
        client.post(APP + "/deploy", RunningServer.compose("services: {web: {image: hello, scale: 2}}"), DeployAccepted.class);
        awaitReady();
    }

    @AfterEach
    void remove() {
        try (EventStream events = client.events(APP + "/watch")) {
            client.delete(APP);
            while (!events.next().orElseThrow().name().equals("removed")) {
                // until it is gone
            }
        } finally {
            agent.close();
            client.close();
        }
    }

    private void awaitReady() {
        try (EventStream events = client.events(APP + "/watch")) {
            AppView view;
            do {
                EventStream.Received event = events.next().orElseThrow();
                assertThat(event.name()).isEqualTo("app");
                view = events.read(event, AppView.class);
            } while (view.services().isEmpty() || view.services().getFirst().ready() < 2);
        }
    }

    private TaskView task() {
        return client.list(APP + "/tasks", TaskView.class).stream().filter(task -> task.name().equals("web.1")).findFirst().orElseThrow();
    }

    private static Frame line(Channel channel, String text) {
        return new Frame(channel, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void tell(AgentStream stream, String... lines) {
        stream.request(10);
        for (String text : lines) {
            stream.send(line(Channel.STDOUT, text));
        }
        stream.end();
    }

    @Test
    void linesOfAllTasksComeInOrderOfTime() {
        String first = task().id().value();
        agent.onStream((request, stream) -> {
            boolean one = ((StreamRequest.Logs) request).task().value().equals(first);
            tell(stream, one ? new String[] {"2026-01-01T00:00:01Z a", "2026-01-01T00:00:03Z c"} : new String[] {"2026-01-01T00:00:02Z b"});
        });
        try (LineStream<LogLine> lines = client.lines(APP + "/logs?tail=10", LogLine.class)) {
            List<String> texts = new ArrayList<>();
            lines.next().ifPresent(line -> texts.add(line.name() + " " + line.stream() + " " + line.text()));
            lines.next().ifPresent(line -> texts.add(line.text()));
            lines.next().ifPresent(line -> texts.add(line.text()));
            assertThat(texts).containsExactly("web.1 stdout a", "b", "c");
            assertThat(lines.next()).isEmpty();
        }
    }

    @Test
    void followedLinesComeAsTheyAreWrittenAndEndWithTheirReader() throws Exception {
        LineStream<LogLine> lines = client.lines(APP + "/logs?follow=true&service=web.1", LogLine.class);
        AgentStream stream = agent.stream();
        stream.request(10);
        stream.send(line(Channel.STDERR, "2026-01-01T00:00:01Z first"));
        assertThat(lines.next().orElseThrow().text()).isEqualTo("first");
        stream.send(line(Channel.STDOUT, "2026-01-01T00:00:02Z second"));
        assertThat(lines.next().orElseThrow().text()).isEqualTo("second");
        lines.close();
        assertThat(stream.closed().isOk()).isFalse();
    }

    @Test
    void aProgramGetsItsInputAndItsEnd() throws Exception {
        Terminal terminal = new Terminal();
        StreamRequest.Exec request = new StreamRequest.Exec(
                new TaskId("any"), List.of("cat"), true, false, Optional.empty(), Optional.empty(), Map.of());
        WebSocket socket = client.webSocket("/v1/tasks/" + task().id() + "/exec", terminal);
        socket.sendText(Json.standard().text(request), true).join();
        AgentStream stream = agent.stream();
        stream.request(100);
        socket.sendBinary(message(line(Channel.STDIN, "hello")), true).join();
        socket.sendBinary(message(new Frame(Channel.STDIN, new byte[0])), true).join();
        assertThat(stream.take().text()).isEqualTo("hello");
        assertThat(stream.take().bytes()).isEmpty();
        stream.send(line(Channel.STDOUT, "hello"));
        stream.send(Frame.exit(7, ""));
        stream.end();
        assertThat(terminal.frames.take().text()).isEqualTo("hello");
        assertThat(terminal.frames.take().exitCode()).isEqualTo(7);
    }

    @Test
    void aPersonWhoGoesAwayEndsTheProgram() throws Exception {
        WebSocket socket = client.webSocket("/v1/tasks/" + task().id() + "/exec", new Terminal());
        socket.sendText("{\"argv\": [\"sleep\"]}", true).join();
        AgentStream stream = agent.stream();
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        assertThat(stream.closed().isOk()).isFalse();
    }

    @Test
    void execNeedsItsRequestFirst() throws Exception {
        Terminal terminal = new Terminal();
        WebSocket socket = client.webSocket("/v1/tasks/" + task().id() + "/exec", terminal);
        socket.sendText("{", true).join();
        assertThat(terminal.frames.take().channel()).isEqualTo(Channel.FAILED);
    }

    @Test
    void aBuildTakesItsContextAndGivesItsWords() {
        agent.onStream((request, stream) -> build(stream));
        try (LineStream<BuildLine> lines = client.upload(
                "/v1/spaces/default/builds?tag=shop-web:1&arg=A=B", "application/x-tar", BodyPublishers.ofByteArray(new byte[200_000]), BuildLine.class)) {
            assertThat(lines.next().orElseThrow().log()).contains("got 200000");
            assertThat(lines.next().orElseThrow().image()).contains("sha256:1");
            assertThat(lines.next()).isEmpty();
        }
    }

    private static void build(AgentStream stream) {
        try {
            int got = 0;
            for (int read = -1; read != 0; got += read) {
                stream.request(1);
                read = stream.take().bytes().length;
            }
            stream.send(line(Channel.STDOUT, "got " + got));
            stream.send(Frame.exit(0, "sha256:1"));
            stream.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void eventsGoOnAfterTheLastOneSeen() {
        List<EventView> past = client.list("/v1/events?app=default/shop", EventView.class);
        assertThat(past).isNotEmpty();
        long before = past.getLast().sequence() - 1;
        assertThat(client.list("/v1/events?app=default/shop&after=" + before, EventView.class)).isNotEmpty();
        try (EventStream events = client.events("/v1/events?follow=true&app=default/shop&after=" + before)) {
            assertThat(events.read(events.next().orElseThrow(), EventView.class).sequence()).isGreaterThan(before);
        }
    }

    @Test
    void rolesBind() {
        TokenCreated viewer = create("viewer");
        TokenCreated agentOnly = create("agent");
        try (ArgosyClient looking = RunningServer.client(server, viewer.token()); ArgosyClient node = RunningServer.client(server, agentOnly.token())) {
            assertThat(looking.list("/v1/apps", AppView.class)).isNotEmpty();
            assertThatThrownBy(() -> looking.postIdempotent(APP + "/stop", Map.of())).isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.problem().code()).isEqualTo("forbidden"));
            assertThatThrownBy(() -> node.get(APP, AppView.class)).isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.problem().code()).isEqualTo("forbidden"));
        } finally {
            client.delete("/v1/tokens/" + viewer.name());
            client.delete("/v1/tokens/" + agentOnly.name());
        }
    }

    private TokenCreated create(String role) {
        return client.post("/v1/tokens", new TokenRequest("a-" + role, role, Optional.empty()), TokenCreated.class);
    }

    private static ByteBuffer message(Frame frame) {
        return ByteBuffer.allocate(1 + frame.bytes().length).put((byte) frame.channel().ordinal()).put(frame.bytes()).flip();
    }

    private static final class Terminal implements WebSocket.Listener {

        private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            Channel channel = Channel.values()[data.get()];
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            frames.add(new Frame(channel, bytes));
            socket.request(1);
            return null;
        }
    }
}
