package io.argosy.dockerapi.serve;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.dockerapi.fleet.FleetNode.Presence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = SECONDS)
class SpanningNetworksTest {

    private static final String MADE = "{\"Id\":\"o1\",\"Warning\":\"\"}";
    private static final String LISTED = "[{\"Name\":\"shop\",\"Id\":\"o1\",\"Scope\":\"swarm\",\"Driver\":\"overlay\",\"Attachable\":true}]";

    @TempDir
    private Path directory;

    private FakeFleet fleet;
    private FakeDocker n1;
    private FakeDocker n2;
    private final List<String> bodies = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        fleet = new FakeFleet(directory);
        n1 = fleet.add("n1");
        n2 = fleet.add("n2");
        fleet.spanning.carriedBy(n1, n2);
        n1.answering("POST /networks/create", 201, MADE, body -> {
            bodies.add(body);
            n1.answering("GET /networks", 200, LISTED);
        });
    }

    @AfterEach
    void stop() throws IOException {
        fleet.close();
    }

    private String ask(String method, String target, String... body) throws IOException {
        return Client.ask(fleet.socket, method, target, body);
    }

    @Test
    void aBridgeThatIsAskedForIsMadeAnOverlayAndShownAsABridge() throws IOException {
        assertThat(ask("POST", "/networks/create", "{\"Name\":\"shop\",\"Driver\":\"bridge\"}")).startsWith("HTTP/1.1 201").contains(MADE);
        assertThat(bodies).singleElement().asString().contains("\"Driver\":\"overlay\"", "\"Attachable\":true", "\"Subnet\":\"10.200.0.0/24\"");
        assertThat(ask("GET", "/networks?filters={\"driver\":[\"bridge\"]}".replace("\"", "%22"))).contains("\"Driver\":\"bridge\"", "\"Scope\":\"local\"", "\"Attachable\":false");
        assertThat(ask("GET", "/networks?filters={\"driver\":[\"overlay\"]}".replace("\"", "%22"))).endsWith("[]\n");
        assertThat(ask("POST", "/networks/create", "{\"Name\":\"shop\"}")).startsWith("HTTP/1.1 409").contains("network with name shop already exists");
    }

    @Test
    void whatAnEngineRefusesKeepsNoAddresses() throws IOException {
        n1.answering("POST /networks/create", 400, "{\"message\":\"no\"}");
        assertThat(ask("POST", "/networks/create", "{\"Name\":\"shop\"}")).startsWith("HTTP/1.1 400").contains("\"no\"");
        assertThat(fleet.spanning.all()).isEmpty();
        assertThat(ask("POST", "/networks/create", "{\"Name\":\"shop\",\"IPAM\":{\"Config\":[{\"Subnet\":\"10.0.0.0/8\"}]}}")).startsWith("HTTP/1.1 403").contains("Pool overlaps");
    }

    @Test
    void whatNoEngineKnowsAnyMoreIsForgottenWhenTheNextIsMade() throws Exception {
        fleet.spanning.reserve("lost", "bridge", false, List.of());
        ask("POST", "/networks/create", "{\"Name\":\"shop\"}");
        assertThat(fleet.spanning.all()).singleElement().satisfies(each -> assertThat(each.name()).isEqualTo("shop"));
    }

    @Test
    void whatOnlyABridgeCanStaysOnOneNode() throws IOException {
        n1.answering("POST /networks/create", 201, "{\"Id\":\"b1\"}");
        n2.answering("POST /networks/create", 201, "{\"Id\":\"b2\"}");
        assertThat(ask("POST", "/networks/create", "{\"Name\":\"own\",\"Options\":{\"com.docker.network.bridge.name\":\"br7\"}}")).startsWith("HTTP/1.1 201");
        assertThat(fleet.spanning.all()).isEmpty();
    }

    @Test
    void aSingleNodeHasBridges() throws IOException {
        fleet.presence(n2, Presence.LOST);
        n1.answering("POST /networks/create", 201, "{\"Id\":\"b1\"}");
        assertThat(ask("POST", "/networks/create", "{\"Name\":\"own\"}")).startsWith("HTTP/1.1 201");
        assertThat(ask("POST", "/networks/create", "{\"Name\":\"wide\",\"Driver\":\"overlay\"}")).startsWith("HTTP/1.1 503").contains("cannot span nodes, as the cluster has one");
        assertThat(fleet.spanning.all()).isEmpty();
    }

    @Test
    void containersOfAllMembersMayBeOnIt() throws IOException {
        ask("POST", "/networks/create", "{\"Name\":\"shop\"}");
        n1.container("busy", Map.of());
        assertThat(ask("POST", "/containers/create?name=a", "{\"HostConfig\":{\"NetworkMode\":\"shop\"}}")).startsWith("HTTP/1.1 201");
        assertThat(n2.requests).anyMatch(each -> each.startsWith("POST") && each.contains("/containers/create"));
    }

    @Test
    void itIsRemovedByItsMakerOnceNobodyIsOnIt() throws IOException {
        ask("POST", "/networks/create", "{\"Name\":\"shop\"}");
        n1.answering("GET /networks/o1", 200, "{\"Id\":\"o1\",\"Name\":\"shop\",\"Containers\":null}");
        n2.answering("GET /networks/o1", 200, "{\"Id\":\"o1\",\"Name\":\"shop\",\"Containers\":{\"c1\":{\"Name\":\"a\"},\"lb-shop\":{}}}");
        assertThat(ask("GET", "/networks/shop")).contains("\"Containers\":{\"c1\":{\"Name\":\"a\"}}");
        assertThat(ask("DELETE", "/networks/shop")).startsWith("HTTP/1.1 403").contains("error while removing network: network shop id o1 has active endpoints");
        n2.answering("GET /networks/o1", 404, "{\"message\":\"network o1 not found\"}");
        n1.on("DELETE /networks/o1", (_, connection) -> {
            n1.answering("GET /networks", 200, "[]");
            FakeDocker.answer(connection, 200, "{}");
        });
        assertThat(ask("DELETE", "/networks/shop")).startsWith("HTTP/1.1 200");
        assertThat(n1.requests).contains("DELETE /v1.41/networks/o1");
        assertThat(fleet.spanning.all()).isEmpty();
    }

    @Test
    void aContainerOfAnotherMemberIsConnectedByName() throws IOException {
        ask("POST", "/networks/create", "{\"Name\":\"shop\"}");
        String id = n2.container("a", Map.of());
        n2.answering("POST /networks/shop/connect", 200, "");
        assertThat(ask("POST", "/networks/o1/connect", "{\"Container\":\"" + id + "\"}")).startsWith("HTTP/1.1 200");
        FakeDocker n3 = fleet.add("n3");
        assertThat(ask("POST", "/networks/o1/connect", "{\"Container\":\"" + n3.container("b", Map.of()) + "\"}")).startsWith("HTTP/1.1 503")
                .contains("the engine of node n3 does not take part in networks between nodes yet");
    }
}
