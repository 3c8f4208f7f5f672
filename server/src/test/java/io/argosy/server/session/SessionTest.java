package io.argosy.server.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.ServerMessage;
import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.app.AppStatus;
import io.argosy.control.deploy.DeployInput;
import io.argosy.control.fault.Result;
import io.argosy.model.assignment.Item;
import io.argosy.model.id.AppRef;
import io.argosy.model.node.Liveness;
import io.argosy.server.Waiting;
import io.argosy.server.start.Address;
import io.argosy.server.start.Options;
import io.argosy.server.start.StartFailure;
import io.argosy.server.wiring.House;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = SECONDS)
class SessionTest {

    private static final Caller ADMIN = new Caller("test", Role.ADMIN, Optional.empty());
    private static final AppRef SHOP = AppRef.of("default", "shop");

    @TempDir
    private Path data;

    private House house;
    private FakeNode node;

    @BeforeEach
    void start() throws Exception {
        house = House.open(new Options(data, new Address("127.0.0.1", 0), new Address("127.0.0.1", 0)), "test");
        node = FakeNode.joined(house, data, "n1");
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private FakeAgent agent() {
        return new FakeAgent(node);
    }

    private void deploy(String compose) {
        DeployInput input = new DeployInput(
                Map.of("/p/compose.yml", compose.getBytes(StandardCharsets.UTF_8)), List.of("/p/compose.yml"), "/p", Map.of(), List.of(), Map.of(), Optional.empty());
        assertThat(house.control().deploys().deploy(ADMIN, SHOP, input)).isInstanceOf(Result.Done.class);
    }

    private void awaitReady(String service, int replicas) throws InterruptedException {
        Waiting.until(() -> status().services().stream().anyMatch(one -> one.name().value().equals(service) && one.ready() == replicas && one.desired() == replicas));
    }

    private AppStatus status() {
        return ((Result.Done<AppStatus>) house.control().apps().inspect(ADMIN, SHOP)).value();
    }

    private Liveness.State liveness() {
        return switch (house.control().nodes().list(ADMIN)) {
            case Result.Done<List<io.argosy.control.node.NodeView>> nodes -> nodes.value().getFirst().liveness().state();
            case Result.Refused<List<io.argosy.control.node.NodeView>> refused -> throw new AssertionError(refused.fault());
        };
    }

    @Test
    void aDeployReachesTheAgentAndItsReportsMakeTheAppReady() throws Exception {
        try (FakeAgent agent = agent().say(FakeAgent.hello("n1"))) {
            assertThat(agent.greeting()).isInstanceOf(ServerMessage.Welcome.class);
            deploy("services: {web: {image: hello, scale: 2}}");
            awaitReady("web", 2);
            assertThat(agent.assignment().items().values()).filteredOn(Item.TaskItem.class::isInstance).hasSize(2);
        }
    }

    @Test
    void leasesAreGrantedForExclusiveTasks() throws Exception {
        try (FakeAgent agent = agent().say(FakeAgent.hello("n1"))) {
            agent.greeting();
            deploy("services: {ledger: {image: hello, x-argosy: {exclusive: {lease: 1m}}}, web: {image: hello}}");
            awaitReady("ledger", 1);
            awaitReady("web", 1);
            List<Item.TaskItem> tasks = agent.assignment().items().values().stream().filter(Item.TaskItem.class::isInstance).map(Item.TaskItem.class::cast).toList();
            Item.TaskItem ledger = tasks.stream().filter(task -> task.spec().name().value().equals("ledger")).findFirst().orElseThrow();
            assertThat(ledger.lease()).contains(Duration.ofMinutes(1));
            agent.tell(new AgentMessage.KeepLeases(7, tasks.stream().map(task -> task.task().id()).collect(Collectors.toSet())));
            assertThat(agent.leases()).isEqualTo(new ServerMessage.LeasesKept(7, Set.of(ledger.task().id())));
        }
    }

    @Test
    void changesAreDifferencesFromWhatTheAgentAccepted() throws Exception {
        try (FakeAgent agent = agent().say(FakeAgent.hello("n1"))) {
            agent.greeting();
            deploy("services: {web: {image: hello}}");
            awaitReady("web", 1);
            int before = agent.changes().size();
            house.control().apps().scale(ADMIN, SHOP, Map.of(new io.argosy.model.id.ServiceName("web"), 2));
            awaitReady("web", 2);
            assertThat(agent.changes().subList(before, agent.changes().size())).isNotEmpty().allSatisfy(change -> assertThat(change.base()).isPresent());
        }
    }

    @Test
    void anAgentThatLostItsAssignmentGetsItWhole() throws Exception {
        try (FakeAgent agent = agent().say(FakeAgent.hello("n1"))) {
            agent.greeting();
            deploy("services: {web: {image: hello}}");
            awaitReady("web", 1);
            int before = agent.changes().size();
            agent.forget();
            house.control().apps().scale(ADMIN, SHOP, Map.of(new io.argosy.model.id.ServiceName("web"), 2));
            awaitReady("web", 2);
            List<ServerMessage.AssignmentChange> changes = agent.changes();
            assertThat(changes.get(before).base()).isPresent();
            assertThat(changes.get(before + 1).base()).isEmpty();
        }
    }

    @Test
    void anAgentThatComesBackWithItsAssignmentGetsNothingTwice() throws Exception {
        AgentMessage.Hello again;
        try (FakeAgent agent = agent().say(FakeAgent.hello("n1"))) {
            agent.greeting();
            deploy("services: {web: {image: hello}}");
            awaitReady("web", 1);
            Waiting.until(() -> !agent.changes().isEmpty());
            again = returning(agent);
        }
        Waiting.until(() -> liveness() == Liveness.State.AWAY);
        try (FakeAgent agent = agent().say(again)) {
            assertThat(agent.node()).isEqualTo(again.node().orElseThrow());
            Waiting.until(() -> liveness() == Liveness.State.CONNECTED);
            house.control().apps().scale(ADMIN, SHOP, Map.of(new io.argosy.model.id.ServiceName("web"), 2));
            Waiting.until(() -> !agent.changes().isEmpty());
            assertThat(agent.changes().getFirst().base()).contains(again.digest());
        }
    }

    private AgentMessage.Hello returning(FakeAgent agent) throws InterruptedException {
        ServerMessage.Welcome welcome = (ServerMessage.Welcome) agent.greeting();
        Waiting.until(() -> {
            String digest = agent.changes().getLast().digest();
            Waiting.moment();
            return digest.equals(agent.changes().getLast().digest());
        });
        AgentMessage.Hello first = FakeAgent.hello("n1");
        return new AgentMessage.Hello(
                first.protocol(), Optional.of(welcome.node()), Optional.of(welcome.cluster()), first.name(), first.topology(), first.labels(), first.facts(),
                agent.changes().getLast().fence(), agent.changes().getLast().digest());
    }

    @Test
    void aNewerSessionOfANodeEndsTheOlder() {
        try (FakeAgent first = agent().say(FakeAgent.hello("n1")); FakeAgent second = agent()) {
            ServerMessage.Welcome welcome = (ServerMessage.Welcome) first.greeting();
            AgentMessage.Hello hello = FakeAgent.hello("n1");
            second.say(new AgentMessage.Hello(
                    hello.protocol(), Optional.of(welcome.node()), Optional.of(welcome.cluster()), hello.name(), hello.topology(), hello.labels(), hello.facts(),
                    hello.seen(), hello.digest()));
            assertThat(second.node()).isEqualTo(welcome.node());
            assertThat(first.end().getCode()).isEqualTo(Status.Code.ABORTED);
        }
    }

    @Test
    void otherProtocolsAreRefused() {
        AgentMessage.Hello hello = FakeAgent.hello("n1");
        AgentMessage.Hello newer = new AgentMessage.Hello(
                99, hello.node(), hello.cluster(), hello.name(), hello.topology(), hello.labels(), hello.facts(), hello.seen(), hello.digest());
        try (FakeAgent agent = agent().say(newer)) {
            assertThat(agent.greeting()).isInstanceOfSatisfying(ServerMessage.Refused.class, refused -> assertThat(refused.code()).isEqualTo("protocol"));
        }
    }

    @Test
    void theFirstMessageIsAHello() {
        try (FakeAgent agent = agent().say(new AgentMessage.Accepted("x"))) {
            assertThat(agent.end().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        }
    }

    @Test
    void aDataDirectoryHasOneServer() {
        Options same = new Options(data, new Address("127.0.0.1", 0), new Address("127.0.0.1", 0));
        assertThatThrownBy(() -> House.open(same, "test").close()).isInstanceOf(StartFailure.class).hasMessageContaining("in use");
    }
}
