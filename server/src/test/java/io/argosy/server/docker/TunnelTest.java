package io.argosy.server.docker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.api.session.Frame;
import io.argosy.api.session.Frame.Channel;
import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.content.AesGcmCipher;
import io.argosy.control.fault.Result;
import io.argosy.dockerapi.fleet.EngineAway;
import io.argosy.dockerapi.fleet.EngineLink;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.fleet.FleetNode.Presence;
import io.argosy.dockerapi.right.Person;
import io.argosy.model.event.AuditRecord;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.server.Waiting;
import io.argosy.server.session.FakeAgent;
import io.argosy.server.session.FakeAgent.AgentStream;
import io.argosy.server.session.FakeNode;
import io.argosy.server.start.Address;
import io.argosy.server.start.DockerListen;
import io.argosy.server.start.Options;
import io.argosy.server.start.StartFailure;
import io.argosy.server.wiring.House;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = SECONDS)
class TunnelTest {

    @TempDir
    private Path data;

    private House house;
    private FakeAgent agent;
    private TunnelFleet fleet;

    @BeforeEach
    void start() throws Exception {
        house = House.open(options(), "test");
        agent = new FakeAgent(FakeNode.joined(house, data, "n1")).say(FakeAgent.hello("n1"));
        agent.greeting();
        fleet = new TunnelFleet(house.control(), house.sessions().streams(), new SocketGrants(new AesGcmCipher(new byte[32])));
    }

    private Options options() {
        return new Options(data, new Address("127.0.0.1", 0), new Address("127.0.0.1", 0)).with(new DockerListen(data.resolve("docker.sock")));
    }

    @AfterEach
    void stop() {
        agent.close();
        house.close();
    }

    @Test
    void bytesGoBothWaysAndEachWayEndsByItself() throws Exception {
        try (EngineLink link = fleet.open(agent.node())) {
            AgentStream far = agent.stream();
            far.request(10);
            link.output().write("in".getBytes(StandardCharsets.US_ASCII));
            link.output().close();
            link.output().close();
            assertThat(far.take().text()).isEqualTo("in");
            assertThat(far.take().bytes()).isEmpty();
            far.send(new Frame(Channel.STDOUT, "out".getBytes(StandardCharsets.US_ASCII)));
            far.end();
            assertThat(new String(link.input().readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("out");
        }
    }

    @Test
    void whatIsLongIsCut() throws Exception {
        try (EngineLink link = fleet.open(agent.node())) {
            AgentStream far = agent.stream();
            far.request(10);
            link.output().write(new byte[2 * Frame.MAX_BYTES + 1]);
            assertThat(far.take().bytes()).hasSize(Frame.MAX_BYTES);
            assertThat(far.take().bytes()).hasSize(Frame.MAX_BYTES);
            assertThat(far.take().bytes()).hasSize(1);
        }
    }

    @Test
    void anEngineThatIsDownIsToldInTheAgentsWords() throws Exception {
        try (EngineLink link = fleet.open(agent.node())) {
            AgentStream far = agent.stream();
            far.send(Frame.failed("its engine is down"));
            far.end();
            assertThatThrownBy(() -> link.input().read()).isInstanceOf(EngineAway.class).hasMessage("its engine is down");
        }
    }

    @Test
    void anAgentThatGoesEndsItsLinks() throws Exception {
        try (EngineLink link = fleet.open(agent.node())) {
            agent.stream().cancel();
            assertThatThrownBy(() -> link.input().read()).isInstanceOf(EngineAway.class).hasMessageContaining("went away");
        }
        assertThatThrownBy(() -> fleet.open(new NodeId("nobody"))).isInstanceOf(EngineAway.class).hasMessageContaining("away");
    }

    @Test
    void nodesAreAsTheStoreKnowsThem() throws Exception {
        FleetNode node = fleet.nodes().getFirst();
        assertThat(node.name().value()).isEqualTo("n1");
        assertThat(node.presence()).isEqualTo(Presence.THERE);
        assertThat(fleet.find(node.id())).contains(node);
        assertThat(fleet.problem()).isEmpty();
        agent.close();
        Waiting.until(() -> fleet.find(node.id()).orElseThrow().presence() == Presence.AWAY);
    }

    @Test
    void aNodeWhoseAgentCarriesNoConnectionsIsAway() {
        Node node = new Node(new NodeId("id"), new NodeName("n9"), Node.Availability.ACTIVE, List.of(), Map.of(), Instant.EPOCH);
        Liveness connected = new Liveness(Liveness.State.CONNECTED, Instant.EPOCH, "");
        FleetNode former = TunnelFleet.node(new NodeSnapshot(node, Optional.of(FakeAgent.facts().withFeatures(Set.of())), connected));
        assertThat(former.presence()).isEqualTo(Presence.AWAY);
        assertThat(former.state()).contains("upgrade the agent");
        assertThat(TunnelFleet.node(new NodeSnapshot(node, Optional.of(FakeAgent.facts()), connected)).presence()).isEqualTo(Presence.THERE);
        assertThat(TunnelFleet.node(new NodeSnapshot(node, Optional.of(FakeAgent.facts().withEngineProblem("down")), connected)).state()).isEqualTo("down");
    }

    @Test
    void whatClientsChangeIsInTheAudit() {
        fleet.note(new Person("ci", io.argosy.dockerapi.right.Role.OPERATOR), "docker.containers.start", "web", "204");
        Caller admin = new Caller("admin", Role.ADMIN, Optional.empty());
        assertThat(((Result.Done<List<AuditRecord>>) house.control().audits().list(admin, 1)).value().getFirst())
                .returns("ci", AuditRecord::who).returns("operator", AuditRecord::role).returns("204", AuditRecord::detail).returns("docker.containers.start", AuditRecord::action).returns("web", AuditRecord::target);
    }

    @Test
    void theSocketIsThereAndGoesWithTheServer() {
        assertThat(data.resolve("docker.sock")).exists();
        house.close();
        assertThat(data.resolve("docker.sock")).doesNotExist();
    }

    @Test
    void aServerThatCannotListenForClientsSaysWhy() throws Exception {
        house.close();
        Files.writeString(data.resolve("docker.sock"), "a file");
        assertThatThrownBy(() -> House.open(options(), "test")).isInstanceOf(StartFailure.class).hasMessageContaining("is there, and is no socket");
    }
}
