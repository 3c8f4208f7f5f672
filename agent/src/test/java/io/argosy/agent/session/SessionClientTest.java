package io.argosy.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.disk.Memory;
import io.argosy.agent.label.Identity;
import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.AgentMessage.Accepted;
import io.argosy.api.session.AgentMessage.Hello;
import io.argosy.api.session.AgentMessage.NeedWhole;
import io.argosy.api.session.AgentMessage.Reports;
import io.argosy.api.session.AgentMessage.Testimony;
import io.argosy.api.session.ServerMessage.AssignmentChange;
import io.argosy.api.session.ServerMessage.ImageAway;
import io.argosy.api.session.ServerMessage.LeasesKept;
import io.argosy.api.session.ServerMessage.OpenStream;
import io.argosy.api.session.ServerMessage.Welcome;
import io.argosy.api.session.ServerMessage.Witness;
import io.argosy.api.session.SessionMethods;
import io.argosy.api.session.Stamp;
import io.argosy.codec.Json;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Report;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.model.witness.Sighting;
import io.argosy.model.witness.Sign;
import io.argosy.model.witness.Suspect;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionClientTest {
    private static final Item KEEP = new Item.KeepItem(new ImageIdentity("sha256:a", Optional.empty()));
    private static final NodeFacts FACTS = new NodeFacts(
            "host", "10.0.0.1", "linux", "amd64", Cpus.cores(2), ByteSize.mebibytes(1024), "20.10", "1.41", "1", Map.of(), List.of(), "");

    @TempDir
    Path directory;

    private final Json json = Json.standard();
    private final Outbox outbox = new Outbox();
    private final Told told = new Told();
    private FakeServer server;
    private Memory memory;
    private Orders orders;
    private SessionClient client;

    /// Without TLS.
    private static final class OpenDoor implements Door {
        private final ManagedChannel channel;

        OpenDoor(int port) {
            this.channel = OkHttpChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        }

        @Override
        public Way open() {
            return new Way.Open(channel);
        }

        @Override
        public Optional<ManagedChannel> aside(String server) {
            return Optional.empty();
        }

        @Override
        public void close() {
            channel.shutdownNow();
        }
    }

    /// Keeps what a session led to.
    private final class Told implements SessionEvents {
        @Override
        public void leased(LeasesKept leases) {
            throw new AssertionError("no lease was asked for");
        }

        final BlockingQueue<Assignment> assignments = new LinkedBlockingQueue<>();
        final BlockingQueue<Optional<String>> ends = new LinkedBlockingQueue<>();

        @Override
        public Hello hello() {
            return new Hello(SessionMethods.PROTOCOL, Optional.empty(), Optional.empty(), new NodeName("n"), List.of(), Map.of(), FACTS,
                    orders.seen(), orders.digest());
        }

        @Override
        public void welcomed(Identity identity) {
            assertThat(identity).isEqualTo(new Identity("c1", new NodeId("n1")));
        }

        @Override
        public void assigning(Assignment assignment) { }

        @Override
        public void assigned(Assignment assignment) {
            assertThat(memory.assignment()).as("on disk before anybody acts on it").contains(assignment);
            assignments.add(assignment);
        }

        @Override
        public void away(ImageAway image) { }

        @Override
        public void witness(Witness asked, Consumer<AgentMessage> answer) {
            answer.accept(new Testimony(asked.id(), List.of(new Sighting(asked.suspects().getFirst().node(), Sign.STALLED))));
        }

        @Override
        public void open(OpenStream stream, Channel channel) {
            throw new AssertionError("no stream was asked for");
        }

        @Override
        public void ended(Optional<String> problem) {
            ends.add(problem);
        }
    }

    @BeforeEach
    void begin() throws IOException {
        server = new FakeServer(0);
        memory = Memory.in(directory, json);
        orders = new Orders(memory, json);
        client = new SessionClient(new OpenDoor(server.port()), KnownServers.in(directory, List.of("127.0.0.1:" + server.port()), json), json, orders, outbox, told);
        client.start();
    }

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    private void welcome(Stamp fence) throws InterruptedException {
        server.await(Hello.class, _ -> true);
        server.say(new Welcome("c1", new NodeId("n1"), fence));
    }

    private static Report pulled(String id, int percent) {
        return new Report.ImageReport(id, new Report.ImageProgress.Pulling(percent));
    }

    @Test
    void saysThatItIsThereAsOftenAsItIsAskedTo() throws InterruptedException {
        server.await(Hello.class, _ -> true);
        server.say(new Welcome("c1", new NodeId("n1"), new Stamp(1, 1, 0), List.of(), Optional.of(Duration.ofMillis(10))));
        for (int i = 0; i < 3; i++) {
            server.await(AgentMessage.Alive.class, _ -> true);
        }
    }

    @Test
    void aServerThatAsksForNoBeatHearsNone() throws InterruptedException {
        welcome(new Stamp(1, 1, 0));
        outbox.report(pulled("i1", 10));
        assertThat(server.next()).isInstanceOf(Reports.class);
        outbox.report(pulled("i1", 20));
        assertThat(server.next()).isInstanceOf(Reports.class);
    }

    @Test
    void tellsWhatItSeesOfOthers() throws InterruptedException {
        welcome(new Stamp(1, 1, 0));
        server.say(new Witness("w1", List.of(new Suspect(new NodeId("n2"), "10.0.0.2"))));
        assertThat(server.await(Testimony.class, _ -> true)).isEqualTo(new Testimony("w1", List.of(new Sighting(new NodeId("n2"), Sign.STALLED))));
    }

    @Test
    void assignmentIsAcceptedOnceItIsOnDisk() throws InterruptedException {
        welcome(new Stamp(1, 1, 0));
        server.assign(new Stamp(1, 1, 5), List.of(KEEP));
        assertThat(told.assignments.poll(10, TimeUnit.SECONDS)).isEqualTo(Assignment.of(List.of(KEEP)));
        assertThat(server.await(Accepted.class, _ -> true).digest()).isEqualTo(orders.digest());
        assertThat(memory.fence()).isEqualTo(new Stamp(1, 1, 5));
    }

    @Test
    void differenceFromSomethingElseIsAskedForWhole() throws InterruptedException {
        welcome(new Stamp(1, 1, 0));
        server.say(new AssignmentChange(new Stamp(1, 1, 5), Optional.of("other"), List.of(KEEP), List.of(), "x"));
        server.await(NeedWhole.class, _ -> true);
        assertThat(orders.assignment()).isEqualTo(Assignment.EMPTY);
    }

    @Test
    void deposedServerIsRefused() throws InterruptedException {
        welcome(new Stamp(1, 2, 0));
        server.assign(new Stamp(1, 2, 5), List.of(KEEP));
        server.await(Accepted.class, _ -> true);
        server.hangUp();
        welcome(new Stamp(1, 1, 9));
        assertThat(ended("before what was seen")).isTrue();
        assertThat(orders.assignment().items()).hasSize(1);
    }

    private boolean ended(String why) throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            Optional<String> problem = told.ends.poll(10, TimeUnit.SECONDS);
            if (problem != null && problem.orElse("").contains(why)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void everythingIsReportedAgainToANewSession() throws InterruptedException {
        welcome(new Stamp(1, 1, 0));
        outbox.report(pulled("i1", 10));
        server.await(Reports.class, reports -> reports.reports().contains(pulled("i1", 10)));
        server.hangUp();
        outbox.report(pulled("i2", 20));
        welcome(new Stamp(1, 1, 0));
        assertThat(server.await(Reports.class, _ -> true).reports()).containsExactly(pulled("i1", 10), pulled("i2", 20));
    }

    @Test
    void onlyTheNewestOfAKeyIsSaid() throws InterruptedException {
        for (int percent = 0; percent <= 100; percent++) {
            outbox.report(pulled("i1", percent));
        }
        outbox.report(pulled("i2", 1));
        outbox.forget("image/i2");
        welcome(new Stamp(1, 1, 0));
        assertThat(server.await(Reports.class, _ -> true).reports()).containsExactly(pulled("i1", 100));
    }
}
