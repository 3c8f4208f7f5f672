package io.argosy.server.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.api.session.JoinReply;
import io.argosy.api.session.ServerMessage;
import io.argosy.api.session.StreamRequest;
import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.fault.Result;
import io.argosy.control.node.NodeView;
import io.argosy.control.trust.OpenAuthority;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.TaskId;
import io.argosy.model.join.JoinToken;
import io.argosy.server.start.Address;
import io.argosy.server.start.Options;
import io.argosy.server.stream.NodeStream;
import io.argosy.server.stream.StreamBroken;
import io.argosy.server.wiring.House;
import io.argosy.trust.CertificateAuthority;
import io.argosy.trust.Keys;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who is let in, and who is not.
@Timeout(value = 30, unit = SECONDS)
class TrustTest {

    private static final Caller ADMIN = new Caller("test", Role.ADMIN, Optional.empty());

    private static final StreamRequest LOGS = new StreamRequest.Logs(new TaskId("t1"), false, Optional.empty(), Optional.empty());

    @TempDir
    private Path data;

    private House house;

    @BeforeEach
    void start() {
        house = open();
    }

    private House open() {
        return House.open(new Options(data, new Address("127.0.0.1", 0), new Address("127.0.0.1", 0)), "test");
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private int port() {
        return house.sessions().port();
    }

    private JoinToken token() throws Exception {
        return JoinToken.parse(Files.readString(data.resolve("node-token"))).orElseThrow();
    }

    private static void refused(ManagedChannel channel, String code, String words) {
        try (FakeAgent agent = new FakeAgent(channel).say(FakeAgent.hello("n1"))) {
            assertThat(agent.greeting()).isInstanceOfSatisfying(ServerMessage.Refused.class, refused -> {
                assertThat(refused.code()).isEqualTo(code);
                assertThat(refused.problem()).contains(words);
            });
            assertThat(agent.end().getCode()).isEqualTo(Status.Code.OK);
        }
    }

    @Test
    void theTokenFileIsForTheOwnerAndStays() throws Exception {
        assertThat(Files.getPosixFilePermissions(data.resolve("node-token"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        JoinToken before = token();
        FakeNode node = FakeNode.joined(house, data, "n1");
        house.close();
        house = open();
        assertThat(token()).isEqualTo(before);
        try (FakeAgent agent = new FakeAgent(new FakeNode(port(), node.node(), node.pair(), node.chain())).say(FakeAgent.hello("n1"))) {
            assertThat(agent.node()).isEqualTo(node.node());
        }
    }

    @Test
    void whoShowsNothingIsRefused() {
        refused(FakeNode.unknown(port()), "certificate-missing", "--join");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsForeign() {
        refused(signed(CertificateAuthority.create("other", Instant.now()), Instant.now()).channel(), "certificate-foreign", "data directory");
    }

    @Test
    void aNodeIsWhoItsCertificateSays() throws Exception {
        FakeNode node = FakeNode.joined(house, data, "n1");
        try (FakeAgent agent = new FakeAgent(node).say(FakeAgent.hello("n1"))) {
            assertThat(agent.node()).isEqualTo(node.node());
        }
    }

    @Test
    void aRevokedCertificateEndsTheSessionAndOpensNoOther() throws Exception {
        FakeNode node = FakeNode.joined(house, data, "n1");
        try (FakeAgent agent = new FakeAgent(node).say(FakeAgent.hello("n1"))) {
            agent.greeting();
            assertThat(house.control().revocations().revoke(ADMIN, new NodeName("n1"), "stolen")).isInstanceOf(Result.Done.class);
            assertThat(agent.end().getDescription()).contains("stolen");
        }
        refused(node.channel(), "certificate-revoked", "stolen");
        assertThat(((Result.Done<List<NodeView>>) house.control().nodes().list(ADMIN)).value()).hasSize(1);
    }

    @Test
    void aCertificateIsRenewedForANewKey() throws Exception {
        FakeNode node = FakeNode.joined(house, data, "n1");
        FakeNode renewed = node.renewed();
        assertThat(renewed.chain().getFirst().getSerialNumber()).isNotEqualTo(node.chain().getFirst().getSerialNumber());
        try (FakeAgent agent = new FakeAgent(renewed).say(FakeAgent.hello("n1"))) {
            assertThat(agent.node()).isEqualTo(node.node());
        }
    }

    @Test
    void anExpiredCertificateOpensNoSession() {
        CertificateAuthority authority = own();
        refused(signed(authority, Instant.now().minus(Duration.ofDays(31))).channel(), "certificate-expired", "--join");
    }

    @Test
    void aServersCertificateIsNoNodes() {
        CertificateAuthority authority = own();
        KeyPair pair = Keys.newPair();
        FakeNode server = new FakeNode(port(), new NodeId("n1"), pair, List.of(authority.issueServer(List.of("n1"), pair.getPublic(), Instant.now()), authority.certificate()));
        refused(server.channel(), "certificate-foreign", "not one of a node of this cluster");
    }

    @Test
    void aRevokedNodesStreamsEnd() throws Exception {
        FakeNode node = FakeNode.joined(house, data, "n1");
        try (FakeAgent agent = new FakeAgent(node).say(FakeAgent.hello("n1")); NodeStream stream = house.sessions().streams().open(agent.node(), LOGS)) {
            house.control().revocations().revoke(ADMIN, new NodeName("n1"), "stolen");
            assertThatThrownBy(stream::receive).isInstanceOf(StreamBroken.class);
            assertThat(agent.stream().closed().getCode()).isEqualTo(Status.Code.ABORTED);
        }
    }

    @Test
    void aStreamIsOpenedByTheNodeItWasAskedOfOnly() throws Exception {
        try (FakeAgent asked = new FakeAgent(FakeNode.joined(house, data, "n1")).say(FakeAgent.hello("n1"))) {
            asked.greeting();
            FakeNode other = signed(own(), Instant.now());
            asked.openStreamsOver(other.channel());
            Future<NodeStream> stream = Executors.newVirtualThreadPerTaskExecutor().submit(() -> house.sessions().streams().open(asked.node(), LOGS));
            assertThat(asked.stream().closed().getCode()).isEqualTo(Status.Code.NOT_FOUND);
            stream.cancel(true);
        }
    }

    @Test
    void aWrongTokenGetsNoCertificateAndMakesNoNode() {
        KeyPair pair = Keys.newPair();
        assertThat(FakeNode.join(port(), "0".repeat(32), pair, pair, "n1")).isInstanceOf(JoinReply.Refused.class);
        assertThat(((Result.Done<List<NodeView>>) house.control().nodes().list(ADMIN)).value()).isEmpty();
    }

    @Test
    void aKeyThatIsNotHeldGetsNoCertificate() throws Exception {
        assertThat(FakeNode.join(port(), token().secret(), Keys.newPair(), Keys.newPair(), "n1"))
                .isInstanceOfSatisfying(JoinReply.Refused.class, refused -> assertThat(refused.code()).isEqualTo("key-not-proven"));
    }

    /// The cluster's authority.
    private CertificateAuthority own() {
        OpenAuthority own = house.control().authorities().findOr(() -> { throw new AssertionError("there is one"); });
        return CertificateAuthority.of(own.certificate(), own.key());
    }

    private FakeNode signed(CertificateAuthority authority, Instant at) {
        KeyPair pair = Keys.newPair();
        NodeId node = new NodeId("other");
        return new FakeNode(port(), node, pair, List.of(authority.issueNode(node, pair.getPublic(), at), authority.certificate()));
    }
}
