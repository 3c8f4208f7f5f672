package io.argosy.server.stream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.api.session.Frame;
import io.argosy.api.session.Frame.Channel;
import io.argosy.api.session.StreamRequest;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.server.Waiting;
import io.argosy.server.session.FakeAgent;
import io.argosy.server.session.FakeNode;
import io.argosy.server.session.FakeAgent.AgentStream;
import io.argosy.server.start.Address;
import io.argosy.server.start.Options;
import io.argosy.server.wiring.House;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = SECONDS)
class NodeStreamTest {

    private static final StreamRequest LOGS = new StreamRequest.Logs(new TaskId("t1"), true, Optional.empty(), Optional.empty());

    @TempDir
    private Path data;

    private House house;
    private FakeAgent agent;

    @BeforeEach
    void start() throws Exception {
        house = House.open(new Options(data, new Address("127.0.0.1", 0), new Address("127.0.0.1", 0)), "test");
        agent = new FakeAgent(FakeNode.joined(house, data, "n1")).say(FakeAgent.hello("n1"));
        agent.greeting();
    }

    @AfterEach
    void stop() {
        agent.close();
        house.close();
    }

    private NodeStream open() throws Exception {
        return house.sessions().streams().open(agent.node(), LOGS);
    }

    private static Frame frame(Channel channel, String text) {
        return new Frame(channel, text.getBytes());
    }

    @Test
    void framesGoBothWaysAndEachSideEndsItsOwn() throws Exception {
        try (NodeStream stream = open()) {
            AgentStream far = agent.stream();
            far.request(10);
            stream.send(frame(Channel.STDIN, "in"));
            stream.endInput();
            assertThat(far.take().text()).isEqualTo("in");
            assertThat(far.take().bytes()).isEmpty();
            far.send(frame(Channel.STDOUT, "out"));
            far.send(Frame.exit(3, ""));
            far.end();
            assertThat(stream.receive().orElseThrow().text()).isEqualTo("out");
            assertThat(stream.receive().orElseThrow().exitCode()).isEqualTo(3);
            assertThat(stream.receive()).isEmpty();
            assertThat(far.closed().isOk()).isTrue();
        }
    }

    @Test
    void aServerThatDoesNotReadHoldsTheAgentUp() throws Exception {
        byte[] large = new byte[Frame.MAX_BYTES];
        Arrays.fill(large, (byte) 'x');
        try (NodeStream stream = open()) {
            AgentStream far = agent.stream();
            int sent = 0;
            while (sent < 1000 && far.ready()) {
                far.send(new Frame(Channel.STDOUT, large));
                sent++;
                Waiting.moment();
            }
            assertThat(sent).isLessThan(100);
            for (int i = 0; i < sent; i++) {
                assertThat(stream.receive().orElseThrow().bytes()).hasSize(Frame.MAX_BYTES);
            }
            Waiting.until(far::ready);
        }
    }

    @Test
    void anAgentThatDoesNotReadHoldsTheServerUp() throws Exception {
        try (NodeStream stream = open()) {
            AgentStream far = agent.stream();
            AtomicInteger sent = new AtomicInteger();
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> send(stream, sent, 200));
            Waiting.until(() -> sent.get() > 0);
            Waiting.until(() -> {
                int before = sent.get();
                Waiting.moment();
                Waiting.moment();
                return sent.get() == before;
            });
            assertThat(sent.get()).isLessThan(100);
            far.request(1000);
            sender.join();
            assertThat(sent.get()).isEqualTo(200);
        }
    }

    private static void send(NodeStream stream, AtomicInteger sent, int frames) {
        try {
            for (int i = 0; i < frames; i++) {
                stream.send(new Frame(Channel.STDIN, new byte[Frame.MAX_BYTES]));
                sent.incrementAndGet();
            }
        } catch (StreamBroken | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void closingCancelsOnTheNode() throws Exception {
        open().close();
        assertThat(agent.stream().closed().getCode()).isEqualTo(Status.Code.CANCELLED);
    }

    @Test
    void anAgentThatGoesAwayBreaksItsStreams() throws Exception {
        try (NodeStream stream = open()) {
            agent.stream().cancel();
            assertThatThrownBy(stream::receive).isInstanceOf(StreamBroken.class).hasMessageContaining("went away");
            assertThatThrownBy(() -> stream.send(frame(Channel.STDIN, "x"))).isInstanceOf(StreamBroken.class);
        }
    }

    @Test
    void anAgentThatIsAwayIsToldAtOnce() {
        assertThatThrownBy(() -> house.sessions().streams().open(new NodeId("nobody"), LOGS)).isInstanceOf(StreamBroken.class).hasMessageContaining("away");
    }

    @Test
    void anAgentThatOpensNothingIsWaitedForOnlySoLong() {
        StreamBroker impatient = new StreamBroker((node, message) -> true, _ -> Optional.empty(), java.time.Duration.ofMillis(50));
        assertThatThrownBy(() -> impatient.open(new NodeId("n"), LOGS)).isInstanceOf(StreamBroken.class).hasMessageContaining("did not open");
    }
}
