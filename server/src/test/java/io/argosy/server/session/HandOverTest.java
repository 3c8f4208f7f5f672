package io.argosy.server.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.LeaderAsk;
import io.argosy.api.session.LeaderNews;
import io.argosy.api.session.ServerMessage;
import io.argosy.api.session.SessionMethods;
import io.argosy.api.session.Stamp;
import io.argosy.codec.Json;
import io.argosy.control.ControlPlane;
import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.app.AppStatus;
import io.argosy.control.deploy.DeployInput;
import io.argosy.control.deploy.Deployed;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.Tables;
import io.argosy.control.task.TaskView;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.node.Liveness;
import io.argosy.server.Waiting;
import io.argosy.server.start.Address;
import io.argosy.server.start.Options;
import io.argosy.server.start.StartFailure;
import io.argosy.server.wiring.House;
import io.argosy.testkit.store.SharedStore;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCalls;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two servers on one store, and the agent of a node.
@Timeout(value = 60, unit = SECONDS)
class HandOverTest {

    private static final Caller ADMIN = new Caller("test", Role.ADMIN, Optional.empty());
    private static final AppRef SHOP = AppRef.of("default", "shop");

    @TempDir
    private Path directory;

    private final SharedStore store = new SharedStore(ControlPlane.catalog());
    private final SharedStore.Seat firstSeat = store.seat();
    private House first;
    private House second;
    private FakeNode node;

    @BeforeEach
    void start() throws Exception {
        first = house("a", firstSeat);
        Files.createDirectories(directory.resolve("b"));
        Files.copy(directory.resolve("a/key"), directory.resolve("b/key"));
        second = house("b", store.seat());
        node = FakeNode.joined(first, directory.resolve("a"), "n1");
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        store.close();
    }

    private House house(String name, SharedStore.Seat seat) throws IOException {
        Options options = new Options(directory.resolve(name), new Address("127.0.0.1", freePort()), new Address("127.0.0.1", freePort()));
        return House.open(options, "test", _ -> seat);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// The agent of the node at a server's door.
    private FakeAgent at(House house) {
        return new FakeAgent(new FakeNode(house.sessions().port(), node.node(), node.pair(), node.chain()));
    }

    private static Result<Deployed> deploy(House house, String compose) {
        return house.control().deploys().deploy(ADMIN, SHOP, new DeployInput(
                Map.of("/p/compose.yml", compose.getBytes(StandardCharsets.UTF_8)), List.of("/p/compose.yml"), "/p", Map.of(), List.of(), Map.of(), Optional.empty()));
    }

    private static boolean ready(House house, int replicas) {
        return house.control().apps().inspect(ADMIN, SHOP) instanceof Result.Done<AppStatus>(AppStatus status)
                && status.services().stream().anyMatch(service -> service.ready() == replicas && service.desired() == replicas);
    }

    private static List<TaskId> tasks(House house) {
        return ((Result.Done<List<TaskView>>) house.control().tasks().ofApp(ADMIN, SHOP)).value().stream().map(view -> view.task().id()).toList();
    }

    /// A server that was deposed a moment ago may be the first to lead again.
    private void handOver(House from, House to) throws InterruptedException {
        Waiting.until(() -> {
            if (from.control().leads()) {
                store.depose();
            }
            return to.control().leads();
        });
    }

    private Liveness.State liveness() {
        return store.snapshot().get(Tables.LIVENESS, node.node()).orElseThrow().state();
    }

    @Test
    void aStandbyShowsWhatTheLeaderWroteAndWritesNothing() throws Exception {
        try (FakeAgent agent = at(first).say(FakeAgent.hello("n1"))) {
            agent.greeting();
            assertThat(deploy(first, "services: {web: {image: hello}}")).isInstanceOf(Result.Done.class);
            Waiting.until(() -> ready(second, 1));
            assertThat(tasks(second)).isEqualTo(tasks(first)).hasSize(1);
        }
        assertThat(second.control().leads()).isFalse();
        assertThat(second.control().info().cluster()).isEqualTo(first.control().info().cluster());
        assertThat(deploy(second, "services: {web: {image: hello, scale: 3}}"))
                .isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(refused.fault().code()).isEqualTo(FaultCode.NOT_LEADING));
        assertThat(second.control().servers().leader()).contains(first.card());
    }

    @Test
    void aStandbySendsAgentsToTheLeader() {
        try (FakeAgent agent = at(second).say(FakeAgent.hello("n1"))) {
            assertThat(agent.greeting()).isInstanceOfSatisfying(ServerMessage.Refused.class, refused -> {
                assertThat(refused.code()).isEqualTo(SessionMethods.NOT_LEADING);
                assertThat(refused.leader()).contains("127.0.0.1:" + first.sessions().port());
            });
        }
    }

    @Test
    void agentsAreToldOfAllServers() throws Exception {
        Waiting.until(() -> first.control().servers().doors().size() == 1);
        first.control().servers().announce(second.card(), "test", second.control().info().startedAt());
        try (FakeAgent agent = at(first).say(FakeAgent.hello("n1"))) {
            assertThat(((ServerMessage.Welcome) agent.greeting()).servers()).containsExactly(first.card().sessions(), second.card().sessions());
        }
    }

    @Test
    void theOtherTakesOverWhenTheLeaderIsClosedAndNoTaskIsTouched() throws Exception {
        AgentMessage.Hello again;
        try (FakeAgent agent = at(first).say(FakeAgent.hello("n1"))) {
            agent.greeting();
            deploy(first, "services: {web: {image: hello, scale: 2}}");
            Waiting.until(() -> ready(first, 2));
            again = returning(agent);
        }
        List<TaskId> before = tasks(first);
        first.close();
        Waiting.until(() -> second.control().leads());
        try (FakeAgent agent = at(second).say(again)) {
            ServerMessage.Welcome welcome = (ServerMessage.Welcome) agent.greeting();
            assertThat(welcome.fence()).isGreaterThan(again.seen());
            Waiting.until(() -> liveness() == Liveness.State.CONNECTED);
            assertThat(tasks(second)).isEqualTo(before);
            assertThat(deploy(second, "services: {web: {image: hello, scale: 3}}")).isInstanceOf(Result.Done.class);
            Waiting.until(() -> ready(second, 3));
            assertThat(tasks(second)).containsAll(before);
        }
    }

    @Test
    void aLeaderThatIsCutOffIsFollowedAndItsLateWordsCountForNothing() throws Exception {
        try (FakeAgent agent = at(first).say(FakeAgent.hello("n1"))) {
            agent.greeting();
            deploy(first, "services: {web: {image: hello}}");
            Waiting.until(() -> ready(first, 1));
            Stamp seen = agent.changes().getLast().fence();

            firstSeat.cut();
            Waiting.until(() -> second.control().leads());
            assertThat(first.control().leads()).as("it does not know yet").isTrue();
            assertThat(deploy(first, "services: {web: {image: hello, scale: 5}}")).isInstanceOf(Result.Refused.class);
            assertThat(Stamp.of(second.control().term(), 0)).as("agents that saw it refuse the other").isGreaterThan(seen);

            firstSeat.mend();
            assertThat(agent.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            Waiting.until(() -> !first.control().leads());
            assertThat(deploy(first, "services: {web: {image: hello, scale: 5}}"))
                    .isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(refused.fault().code()).isEqualTo(FaultCode.NOT_LEADING));
        }
        try (FakeAgent agent = at(first).say(FakeAgent.hello("n1"))) {
            assertThat(agent.greeting()).isInstanceOfSatisfying(ServerMessage.Refused.class,
                    refused -> assertThat(refused.leader()).contains("127.0.0.1:" + second.sessions().port()));
        }
        try (FakeAgent agent = at(second).say(FakeAgent.hello("n1"))) {
            assertThat(agent.greeting()).isInstanceOf(ServerMessage.Welcome.class);
            Waiting.until(() -> ready(second, 1));
        }
    }

    @Test
    void aServerThatWasDeposedLeadsAgainWhenItIsItsTurn() throws Exception {
        handOver(first, second);
        handOver(second, first);
        try (FakeAgent agent = at(first).say(FakeAgent.hello("n1"))) {
            assertThat(agent.greeting()).isInstanceOf(ServerMessage.Welcome.class);
            assertThat(deploy(first, "services: {web: {image: hello}}")).isInstanceOf(Result.Done.class);
            Waiting.until(() -> ready(second, 1));
        }
    }

    @Test
    void aStandbyTellsWhoeverAsksOfANewLeader() throws Exception {
        ManagedChannel channel = new FakeNode(second.sessions().port(), node.node(), node.pair(), node.chain()).channel();
        try {
            Iterator<LeaderNews> news = ClientCalls.blockingServerStreamingCall(
                    channel, new SessionMethods(Json.standard()).leaders(), CallOptions.DEFAULT, new LeaderAsk(SessionMethods.PROTOCOL));
            LeaderNews before = news.next();
            assertThat(before.leader()).contains(first.card().sessions());
            firstSeat.cut();
            LeaderNews after = news.next();
            while (!after.leader().equals(Optional.of(second.card().sessions()))) {
                after = news.next();
            }
            assertThat(after.term()).isGreaterThan(before.term());
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void machinesThatWantToJoinAreSentOnToo() throws Exception {
        assertThatThrownBy(() -> FakeNode.joined(second, directory.resolve("b"), "n2")).isInstanceOf(ClassCastException.class).hasMessageContaining("Refused");
        assertThat(store.snapshot().scan(Tables.NODES)).hasSize(1);
    }

    @Test
    void theFilesOfAllServersAreAlike() throws Exception {
        for (String file : List.of("bootstrap-token", "node-token")) {
            assertThat(directory.resolve("b").resolve(file)).hasSameTextualContentAs(directory.resolve("a").resolve(file));
        }
        String token = Files.readString(directory.resolve("b/bootstrap-token")).strip();
        handOver(first, second);
        assertThat(second.control().tokens().authenticate(token)).map(Caller::role).contains(Role.ADMIN);
        assertThat(Files.readString(directory.resolve("a/bootstrap-token")).strip()).isEqualTo(token);
    }

    @Test
    void aServerWithAnotherKeyIsRefused() throws Exception {
        assertThatThrownBy(() -> house("c", store.seat())).isInstanceOfSatisfying(StartFailure.class, failure -> {
            assertThat(failure).hasMessageContaining("there is none in " + directory.resolve("c/key"));
            assertThat(failure.remedy()).contains("Copy DIR/key").contains("--key-file");
        });
        assertThat(directory.resolve("c/key")).doesNotExist();
        Files.writeString(directory.resolve("c/key"), "ab".repeat(32));
        assertThatThrownBy(() -> house("c", store.seat())).isInstanceOfSatisfying(StartFailure.class, failure -> {
            assertThat(failure).hasMessageContaining("is not that of this store's cluster");
            assertThat(failure.remedy()).contains("Copy DIR/key").contains("--key-file");
        });
        assertThat(first.control().leads()).as("nothing happened to the others").isTrue();
    }

    private static AgentMessage.Hello returning(FakeAgent agent) throws InterruptedException {
        ServerMessage.Welcome welcome = (ServerMessage.Welcome) agent.greeting();
        Waiting.until(() -> {
            String digest = agent.changes().getLast().digest();
            Waiting.moment();
            return digest.equals(agent.changes().getLast().digest());
        });
        AgentMessage.Hello hello = FakeAgent.hello("n1");
        return new AgentMessage.Hello(hello.protocol(), Optional.of(welcome.node()), Optional.of(welcome.cluster()), hello.name(), hello.topology(), hello.labels(),
                hello.facts(), agent.changes().getLast().fence(), agent.changes().getLast().digest());
    }
}
