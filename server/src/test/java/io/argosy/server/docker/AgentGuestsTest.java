package io.argosy.server.docker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.Frame;
import io.argosy.api.session.StreamRequest;
import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.content.AesGcmCipher;
import io.argosy.dockerapi.right.Person;
import io.argosy.dockerapi.serve.VirtualEngine;
import io.argosy.model.id.NodeId;
import io.argosy.server.session.FakeAgent;
import io.argosy.server.session.FakeAgent.AgentStream;
import io.argosy.server.session.FakeNode;
import io.argosy.server.start.Address;
import io.argosy.server.start.Options;
import io.argosy.server.trust.ClusterTrust;
import io.argosy.server.wiring.House;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = SECONDS)
class AgentGuestsTest {

    private static final Caller ADMIN = new Caller("boss", Role.ADMIN, Optional.empty());

    @TempDir
    private Path data;

    private final SocketGrants grants = new SocketGrants(new AesGcmCipher(new byte[32]));
    private final BlockingQueue<AgentStream> guests = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> grant = new CompletableFuture<>();
    private House house;
    private FakeAgent agent;
    private TunnelFleet fleet;
    private VirtualEngine engine;

    @BeforeEach
    void start() throws Exception {
        house = House.open(new Options(data, new Address("127.0.0.1", 0), new Address("127.0.0.1", 0)), "test");
        agent = new FakeAgent(FakeNode.joined(house, data, "n1")).say(FakeAgent.hello("n1"));
        agent.greeting();
        agent.onStream(this::serve);
        fleet = new TunnelFleet(house.control(), house.sessions().streams(), grants);
        engine = new VirtualEngine(fleet, fleet, InstantSource.system());
        ClusterTrust trust = ClusterTrust.find(house.control(), InstantSource.system()).orElseThrow();
        house.sessions().whenGuest(new AgentGuests(engine, house.sessions().streams(), grants, new Doorkeeper(house.control(), trust, Set.of())));
    }

    private void serve(StreamRequest request, AgentStream stream) {
        if (request instanceof StreamRequest.OfferSocket(String id, String sealed)) {
            grant.complete(sealed);
            stream.send(new Frame(Frame.Channel.STDOUT, ("/sockets/" + id).getBytes(StandardCharsets.UTF_8)));
            stream.end();
        } else if (request instanceof StreamRequest.Guest) {
            guests.add(stream);
        }
    }

    @AfterEach
    void stop() throws Exception {
        engine.close();
        agent.close();
        house.close();
    }

    private String ask(String request) throws Exception {
        agent.tell(new AgentMessage.Guest("call", grant.join()));
        AgentStream guest = guests.take();
        guest.request(100);
        guest.send(new Frame(Frame.Channel.STDOUT, (request + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().contains("\r\n\r\n") || answer.toString().contains("application/json") && !answer.toString().endsWith("}\n")) {
            answer.append(guest.take().text());
        }
        return answer.toString();
    }

    @Test
    void aSocketHasTheRightsOfWhoMadeItsContainerForAsLongAsTheyLast() throws Exception {
        house.control().tokens().create(ADMIN, "ci", Role.VIEWER, Optional.empty());
        assertThat(fleet.offerSocket(agent.node(), "s1", new Person("ci", io.argosy.dockerapi.right.Role.VIEWER))).isEqualTo("/sockets/s1");
        assertThat(ask("GET /_ping")).startsWith("HTTP/1.1 200");
        assertThat(ask("DELETE /containers/web")).startsWith("HTTP/1.1 403").contains("ci is viewer");
        house.control().tokens().revoke(ADMIN, "ci");
        assertThat(ask("GET /_ping")).startsWith("HTTP/1.1 401").contains("revoked");
    }

    @Test
    void theServersOwnSocketIsAnAdmins() throws Exception {
        fleet.offerSocket(agent.node(), "s1", new Person(VirtualEngine.OWNER, io.argosy.dockerapi.right.Role.ADMIN));
        assertThat(ask("DELETE /volumes/nope")).doesNotContain("401", "403");
    }

    @Test
    void aGrantCannotBeMadeOrTakenElsewhere() {
        NodeId here = new NodeId("n1");
        String sealed = grants.seal(here, new Person("ci", io.argosy.dockerapi.right.Role.ADMIN), Instant.ofEpochMilli(5));
        assertThat(grants.open(sealed, here)).contains(new SocketGrants.Grant(here, "ci", io.argosy.dockerapi.right.Role.ADMIN, Instant.ofEpochMilli(5)));
        assertThat(grants.open(sealed, new NodeId("n2"))).isEmpty();
        assertThat(grants.open(sealed.replace(sealed.charAt(9), 'A').replace(sealed.charAt(10), 'B'), here)).isEmpty();
        assertThat(grants.open("not sealed", here)).isEmpty();
    }
}
