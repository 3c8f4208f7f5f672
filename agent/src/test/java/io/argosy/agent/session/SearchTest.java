package io.argosy.agent.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.disk.Memory;
import io.argosy.agent.label.Identity;
import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.AgentMessage.Accepted;
import io.argosy.api.session.AgentMessage.Hello;
import io.argosy.api.session.LeaderNews;
import io.argosy.api.session.ServerMessage.ImageAway;
import io.argosy.api.session.ServerMessage.LeasesKept;
import io.argosy.api.session.ServerMessage.OpenStream;
import io.argosy.api.session.ServerMessage.Refused;
import io.argosy.api.session.ServerMessage.Welcome;
import io.argosy.api.session.ServerMessage.Witness;
import io.argosy.api.session.SessionMethods;
import io.argosy.api.session.Stamp;
import io.argosy.codec.Json;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How an agent finds the server that leads.
@Timeout(value = 60, unit = SECONDS)
class SearchTest {

    private static final NodeFacts FACTS = new NodeFacts(
            "host", "10.0.0.1", "linux", "amd64", Cpus.cores(2), ByteSize.mebibytes(1024), "20.10", "1.41", "1", Map.of(), List.of(), "");

    @TempDir
    Path directory;

    private final Json json = Json.standard();
    private final Quiet events = new Quiet();
    private FakeServer first;
    private FakeServer second;
    private Orders orders;
    private Optional<SessionClient> client = Optional.empty();

    /// Without TLS, to whatever server is current.
    private static final class Doors implements Door {
        private final KnownServers servers;
        private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();

        Doors(KnownServers servers) {
            this.servers = servers;
        }

        @Override
        public Way open() {
            return new Way.Open(channels.computeIfAbsent(servers.current(), Doors::channel));
        }

        @Override
        public Optional<ManagedChannel> aside(String server) {
            return Optional.of(channel(server));
        }

        private static ManagedChannel channel(String server) {
            return OkHttpChannelBuilder.forTarget(server).usePlaintext().build();
        }

        @Override
        public void close() {
            channels.values().forEach(ManagedChannel::shutdownNow);
        }
    }

    private final class Quiet implements SessionEvents {
        @Override
        public void leased(LeasesKept leases) { }

        final List<String> problems = new CopyOnWriteArrayList<>();

        @Override
        public void witness(Witness asked, Consumer<AgentMessage> answer) { }

        @Override
        public Hello hello() {
            return new Hello(SessionMethods.PROTOCOL, Optional.empty(), Optional.empty(), new NodeName("n"), List.of(), Map.of(), FACTS, orders.seen(), orders.digest());
        }

        @Override
        public void welcomed(Identity identity) { }

        @Override
        public void assigning(Assignment assignment) { }

        @Override
        public void assigned(Assignment assignment) { }

        @Override
        public void away(ImageAway image) { }

        @Override
        public void open(OpenStream stream, Channel channel) { }

        @Override
        public void ended(Optional<String> problem) {
            problem.ifPresent(problems::add);
        }
    }

    @BeforeEach
    void begin() throws IOException {
        first = new FakeServer(0);
        second = new FakeServer(0);
        orders = new Orders(Memory.in(directory, json), json);
    }

    @AfterEach
    void end() {
        client.ifPresent(SessionClient::close);
        first.close();
        second.close();
    }

    private static String at(FakeServer server) {
        return "127.0.0.1:" + server.port();
    }

    private void dial(FakeServer... given) {
        KnownServers servers = KnownServers.in(directory, List.of(given).stream().map(SearchTest::at).toList(), json);
        SessionClient made = new SessionClient(new Doors(servers), servers, json, orders, new Outbox(), events);
        client = Optional.of(made);
        made.start();
    }

    private void welcome(FakeServer server, long term, FakeServer... told) throws InterruptedException {
        server.await(Hello.class, _ -> true);
        server.say(new Welcome("c1", new NodeId("n1"), new Stamp(1, term, 0), List.of(told).stream().map(SearchTest::at).toList(), Optional.empty()));
    }

    private void refuse(FakeServer server, Optional<String> leader) throws InterruptedException {
        server.await(Hello.class, _ -> true);
        server.say(new Refused(SessionMethods.NOT_LEADING, "another leads", leader));
        server.end();
    }

    /// The session holds: what is assigned is accepted.
    private void assertHolds(FakeServer server, long term) throws InterruptedException {
        server.assign(new Stamp(1, term, 5), List.of(new Item.KeepItem(new ImageIdentity("sha256:" + term, Optional.empty()))));
        server.await(Accepted.class, _ -> true);
    }

    @Test
    void aServerThatDoesNotLeadSendsItOn() throws InterruptedException {
        dial(first);
        refuse(first, Optional.of(at(second)));
        welcome(second, 1);
        assertHolds(second, 1);
    }

    @Test
    void whereNobodyLeadsAllAreAskedUntilOneDoes() throws InterruptedException {
        dial(first, second);
        for (int round = 0; round < 3; round++) {
            refuse(first, Optional.empty());
            refuse(second, Optional.empty());
        }
        welcome(first, 1);
        assertHolds(first, 1);
    }

    @Test
    void aServerThatIsDownIsLeftForTheNext() throws InterruptedException {
        first.close();
        dial(first, second);
        welcome(second, 1);
        assertHolds(second, 1);
    }

    @Test
    void aServerThatDoesNotAnswerIsLeftForTheNext() throws InterruptedException {
        dial(first, second);
        first.await(Hello.class, _ -> true);
        welcome(second, 1);
        assertHolds(second, 1);
        assertThat(events.problems).anyMatch(problem -> problem.contains("did not answer within"));
    }

    @Test
    void serversThatItWasToldOfAreKept() throws InterruptedException {
        dial(first);
        welcome(first, 1, first, second);
        assertHolds(first, 1);
        client.orElseThrow().close();
        first.close();
        dial(first);
        welcome(second, 2);
        assertHolds(second, 2);
    }

    @Test
    void itLeavesALeaderThatOnlyWentSilent() throws InterruptedException {
        dial(first, second);
        welcome(first, 1);
        assertHolds(first, 1);
        second.tell(new LeaderNews(new Stamp(1, 1, 0), Optional.of(at(first)), List.of(at(first), at(second))));
        second.tell(new LeaderNews(new Stamp(1, 2, 0), Optional.of(at(second)), List.of(at(first), at(second))));
        welcome(second, 2);
        assertHolds(second, 2);
    }

    @Test
    void whoLedBeforeIsNoNews() throws InterruptedException {
        dial(first, second);
        welcome(first, 5);
        assertHolds(first, 5);
        second.tell(new LeaderNews(new Stamp(1, 4, 0), Optional.of(at(second)), List.of(at(first), at(second))));
        assertHolds(first, 6);
        assertThat(events.problems).isEmpty();
    }
}
