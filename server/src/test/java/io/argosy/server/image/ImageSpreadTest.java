package io.argosy.server.image;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.Frame;
import io.argosy.api.session.Frame.Channel;
import io.argosy.api.session.ImageOutline;
import io.argosy.api.session.ServerMessage;
import io.argosy.api.session.StreamRequest;
import io.argosy.codec.Json;
import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.deploy.DeployInput;
import io.argosy.control.fault.Result;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.HeldImage;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.assignment.Report.ImagesReport;
import io.argosy.model.id.AppRef;
import io.argosy.server.Waiting;
import io.argosy.server.session.FakeAgent;
import io.argosy.server.session.FakeAgent.AgentStream;
import io.argosy.server.session.FakeNode;
import io.argosy.server.start.Address;
import io.argosy.server.start.Options;
import io.argosy.server.wiring.House;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = SECONDS)
class ImageSpreadTest {

    private static final Caller ADMIN = new Caller("test", Role.ADMIN, Optional.empty());
    private static final ImageIdentity IMAGE = new ImageIdentity("sha256:" + "0".repeat(64), Optional.empty());

    @TempDir
    private Path data;

    private final Json json = Json.standard();
    private final BlockingQueue<String> leftOut = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    private House house;
    private FakeAgent giver;
    private FakeAgent second;
    private FakeAgent third;

    @BeforeEach
    void start() throws Exception {
        house = House.open(new Options(data, new Address("127.0.0.1", 0), new Address("127.0.0.1", 0)), "test");
        giver = agent("n1");
        second = agent("n2");
        third = agent("n3");
        giver.tell(new AgentMessage.Reports(List.of(new ImagesReport(List.of(new HeldImage(IMAGE.id(), List.of("hello:latest"), List.of(), Instant.EPOCH))))));
        Waiting.until(() -> house.control().images().of(IMAGE).usable().contains(giver.node()));
        deploy();
        for (FakeAgent agent : List.of(giver, second, third)) {
            Waiting.until(() -> agent.assignment().items().values().stream().anyMatch(TaskItem.class::isInstance));
        }
    }

    private FakeAgent agent(String name) throws Exception {
        FakeAgent agent = new FakeAgent(FakeNode.joined(house, data, name)).say(FakeAgent.hello(name));
        agent.greeting();
        return agent;
    }

    private void deploy() {
        byte[] compose = "services: {web: {image: hello, scale: 3, network_mode: none}}".getBytes(StandardCharsets.UTF_8);
        DeployInput input = new DeployInput(Map.of("/p/compose.yml", compose), List.of("/p/compose.yml"), "/p", Map.of(), List.of(), Map.of(), Optional.empty());
        assertThat(house.control().deploys().deploy(ADMIN, AppRef.of("default", "shop"), input)).isInstanceOf(Result.Done.class);
    }

    @AfterEach
    void stop() {
        List.of(giver, second, third).forEach(FakeAgent::close);
        house.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void give(StreamRequest request, AgentStream stream) {
        assertThat(request).isEqualTo(new StreamRequest.ExportImage(IMAGE));
        stream.request(10);
        stream.send(new Frame(Channel.STDOUT, json.bytes(new ImageOutline(IMAGE.id(), 100, List.of("sha256:a", "sha256:b")))));
        leftOut.add(take(stream).text());
        stream.send(new Frame(Channel.STDOUT, bytes("one ")));
        stream.send(new Frame(Channel.STDERR, bytes("50")));
        stream.send(new Frame(Channel.STDOUT, bytes("two")));
        stream.send(Frame.exit(0, ""));
        stream.end();
    }

    private void take(AgentStream stream, int here) {
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        stream.request(100);
        stream.send(new Frame(Channel.STDOUT, bytes(Integer.toString(here))));
        for (Frame frame = take(stream); frame.bytes().length > 0; frame = take(stream)) {
            got.writeBytes(frame.channel() == Channel.STDIN ? frame.bytes() : bytes("(" + frame.text() + " %) "));
        }
        taken.add(got.toString(StandardCharsets.UTF_8));
        stream.send(Frame.exit(0, ""));
        stream.end();
    }

    private static Frame take(AgentStream stream) {
        try {
            return stream.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void imageIsReadOnceForAllWhoAskTogetherWithoutWhatAllHave() throws Exception {
        giver.onStream(this::give);
        second.onStream((_, stream) -> take(stream, 2));
        third.onStream((_, stream) -> take(stream, 1));
        second.tell(new AgentMessage.WantImage(IMAGE));
        third.tell(new AgentMessage.WantImage(IMAGE));
        second.tell(new AgentMessage.WantImage(IMAGE));
        assertThat(taken.take()).isEqualTo("one (50 %) two");
        assertThat(taken.take()).isEqualTo("one (50 %) two");
        assertThat(leftOut.take()).isEqualTo("1");
        assertThat(leftOut).isEmpty();
    }

    @Test
    void takerThatFailsLeavesTheOthersAlone() throws Exception {
        giver.onStream(this::give);
        second.onStream((_, stream) -> stream.cancel());
        third.onStream((_, stream) -> take(stream, 1));
        second.tell(new AgentMessage.WantImage(IMAGE));
        third.tell(new AgentMessage.WantImage(IMAGE));
        assertThat(taken.take()).isEqualTo("one (50 %) two");
    }

    @Test
    void whyAnImageCannotBeHadIsTold() throws Exception {
        giver.onStream((_, stream) -> {
            stream.send(Frame.failed("the disk is broken"));
            stream.end();
        });
        second.tell(new AgentMessage.WantImage(IMAGE));
        assertThat(second.away()).satisfies(away -> assertThat(away.problem()).contains("the disk is broken")).returns(true, ServerMessage.ImageAway::passing);
        giver.close();
        Waiting.until(() -> house.control().images().of(IMAGE).usable().isEmpty());
        third.tell(new AgentMessage.WantImage(IMAGE));
        assertThat(third.away()).satisfies(away -> assertThat(away.problem()).contains("n1")).returns(true, ServerMessage.ImageAway::passing);
    }
}
