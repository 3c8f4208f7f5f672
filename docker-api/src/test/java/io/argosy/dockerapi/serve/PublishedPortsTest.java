package io.argosy.dockerapi.serve;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.dockerapi.fleet.FleetNode.Presence;
import io.argosy.model.hand.HandContainer.Port;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = SECONDS)
class PublishedPortsTest {

    @TempDir
    private Path directory;

    private FakeFleet fleet;
    private FakeDocker n1;
    private ServerSocket inside;
    private int port;

    @BeforeEach
    void start() throws IOException {
        fleet = new FakeFleet(directory);
        n1 = fleet.add("n1");
        inside = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws IOException {
        inside.close();
        fleet.close();
    }

    private String ask(String method, String target, String... body) throws IOException {
        return Client.ask(fleet.socket, method, target, body);
    }

    private String publish() throws Exception {
        String id = n1.publishing("web", port, inside.getLocalPort());
        fleet.handBook.made("test", id, "web", "busybox:1", n1.node.id(), List.of(new Port("", port, "tcp")), Optional.empty());
        assertThat(ask("POST", "/containers/web/start")).startsWith("HTTP/1.1 204");
        return id;
    }

    @Test
    void aPublishedPortIsOpenHereOnceTheContainerIsStartedAndEachDirectionEndsByItself() throws Exception {
        publish();
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port); Socket far = inside.accept()) {
            client.getOutputStream().write("question".getBytes());
            client.shutdownOutput();
            assertThat(new String(far.getInputStream().readAllBytes())).isEqualTo("question");
            far.getOutputStream().write("answer".getBytes());
            far.shutdownOutput();
            assertThat(new String(client.getInputStream().readAllBytes())).isEqualTo("answer");
        }
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port); Socket far = inside.accept()) {
            far.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            client.getOutputStream().write("still".getBytes());
            client.shutdownOutput();
            assertThat(new String(far.getInputStream().readAllBytes())).isEqualTo("still");
        }
    }

    @Test
    void whenTheContainerIsGoneThePortIsClosedWithItsConnectionsAndItsRecordForgotten() throws Exception {
        String id = publish();
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port); Socket _ = inside.accept()) {
            n1.remove(id);
            ask("DELETE", "/containers/" + id);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(refused()).isTrue();
        assertThat(fleet.handBook.all()).isEmpty();
    }

    private boolean refused() throws IOException {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (ConnectException _) {
            return true;
        }
    }

    @Test
    void aContainerIsWrittenDownOrNotMade() throws IOException {
        assertThat(ask("POST", "/containers/create?name=a", "{\"HostConfig\":{\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"" + port + "\"}]}}}")).startsWith("HTTP/1.1 201").contains("\"Warnings\":[]");
        assertThat(fleet.handBook.all()).singleElement().satisfies(each -> assertThat(each.name() + each.ports().getFirst().port()).isEqualTo("a" + port));
        fleet.handBook.broken = true;
        assertThat(ask("POST", "/containers/create?name=b", "{}")).startsWith("HTTP/1.1 503").contains("the disk is full");
        assertThat(n1.requests).anyMatch(each -> each.startsWith("DELETE /v1.41/containers/") && each.endsWith("?force=1"));
    }

    @Test
    void aPortThatSomebodyElseHasHereIsSaidWhenTheContainerIsMade() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(ask("POST", "/containers/create?name=a", "{\"HostConfig\":{\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"" + taken.getLocalPort() + "\"}]}}}"))
                    .startsWith("HTTP/1.1 201").contains("port " + taken.getLocalPort() + "/tcp of this endpoint is taken: the container is reached at node n1 (10.0.0.1) only");
        }
    }

    @Test
    void aNameIsKeptWhileItsNodeIsAway() throws IOException {
        ask("POST", "/containers/create?name=a", "{}");
        fleet.add("n2");
        fleet.presence(n1, Presence.AWAY);
        assertThat(ask("POST", "/containers/create?name=a", "{}")).startsWith("HTTP/1.1 409").contains("is already in use by container").contains("on node n1, which is away");
    }
}
