package io.argosy.dockerapi.serve;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.fleet.ApiVersion;
import io.argosy.dockerapi.fleet.FleetNode.Presence;
import io.argosy.dockerapi.wire.Ask;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = SECONDS)
class VirtualEngineTest {

    @TempDir
    private Path directory;

    private FakeFleet fleet;
    private FakeDocker n1;
    private FakeDocker n2;

    @BeforeEach
    void start() throws IOException {
        fleet = new FakeFleet(directory);
        n1 = fleet.add("n1", Map.of("zone", "a"), new ApiVersion(1, 41));
        n2 = fleet.add("n2", Map.of("zone", "b"), new ApiVersion(1, 45));
    }

    @AfterEach
    void stop() throws IOException {
        fleet.close();
    }

    private String ask(String method, String target, String... body) throws IOException {
        return Client.ask(fleet.socket, method, target, body);
    }

    @Test
    void theSocketIsItsOwnersAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fleet.socket))).isEqualTo("rw-------");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("docker.sock", "n1", "n2");
    }

    @Test
    void aSocketSomebodyListensOnIsLeftAlone() {
        assertThatThrownBy(() -> new FakeFleet(directory)).hasMessageContaining("something listens on");
        assertThat(fleet.socket).exists();
    }

    @Test
    void aSocketThatNobodyListensOnIsReplaced() throws IOException {
        fleet.close();
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(fleet.socket)).close();
        assertThat(fleet.socket).exists();
        fleet = new FakeFleet(directory);
        assertThat(ask("GET", "/_ping")).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void pingTellsTheVersionOfTheOldestEngine() throws IOException {
        assertThat(ask("GET", "/_ping")).contains("Api-Version: 1.41\r\n", "Ostype: linux\r\n").endsWith("\r\n\r\nOK");
        assertThat(ask("HEAD", "/v1.30/_ping")).contains("Api-Version: 1.41\r\n", "Content-Length: 2\r\n").endsWith("\r\n\r\n");
    }

    @Test
    void versionsAreAgreedOnAsWithOneEngine() throws IOException {
        assertThat(ask("GET", "/v1.42/info")).startsWith("HTTP/1.1 400").contains("{\"message\":\"client version 1.42 is too new. Maximum supported API version is 1.41\"}");
        assertThat(ask("GET", "/v1.23/info")).startsWith("HTTP/1.1 400").contains("client version 1.23 is too old. Minimum supported API version is 1.24");
        ask("GET", "/v1.24/info");
        ask("GET", "/info");
        assertThat(n1.requests).contains("GET /v1.24/info", "GET /v1.41/info");
    }

    @Test
    void whatIsNotSupportedSaysSo() throws IOException {
        assertThat(ask("GET", "/nothing")).startsWith("HTTP/1.1 404").contains("{\"message\":\"page not found\"}");
        assertThat(ask("POST", "/plugins/pull")).startsWith("HTTP/1.1 501").contains("POST /plugins/pull is not supported");
        assertThat(ask("GET", "/plugins")).startsWith("HTTP/1.1 200").endsWith("[]\n");
        assertThat(ask("GET", "/services")).startsWith("HTTP/1.1 503").contains("This node is not a swarm manager.");
    }

    @Test
    void aServerThatDoesNotLeadSaysWhoDoes() throws IOException {
        fleet.problem("use the socket of server s2");
        assertThat(ask("GET", "/info")).startsWith("HTTP/1.1 503").contains("use the socket of server s2");
        assertThat(ask("GET", "/_ping")).startsWith("HTTP/1.1 200");
    }

    @Test
    void severalRequestsGoOverOneConnection() throws IOException {
        try (Client client = new Client(fleet.socket)) {
            for (int count = 0; count < 3; count++) {
                client.say("GET /_ping HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(client.until("\r\n\r\nOK")).startsWith("HTTP/1.1 200");
                client.say("POST /containers/nope/start HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
                assertThat(client.until("No such container: nope\"}\n")).startsWith("HTTP/1.1 404");
            }
        }
    }

    @Test
    void whatIsNoRequestIsRefusedAndTheConnectionEnds() throws IOException {
        try (Client client = new Client(fleet.socket)) {
            assertThat(client.say("NONSENSE\r\n\r\n").rest()).startsWith("HTTP/1.1 400").contains("Connection: close", "not a request: NONSENSE");
        }
        try (Client client = new Client(fleet.socket)) {
            assertThat(client.say("POST /containers/create HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n").rest()).startsWith("HTTP/1.1 400");
        }
        assertThat(ask("GET", "/containers/json?filters=%7B")).startsWith("HTTP/1.1 400");
        assertThat(ask("GET", "/containers/json?filters=%ZZ")).startsWith("HTTP/1.1 400");
        assertThat(ask("GET", "/containers/json?limit=x")).startsWith("HTTP/1.1 400");
    }

    @Test
    void aListIsOfAllNodesThatAreThere() throws IOException {
        n1.container("web", Map.of());
        n2.container("db", Map.of());
        assertThat(ask("GET", "/containers/json")).contains("/web", "/db").doesNotContain("Argosy-Silent-Nodes");
        assertThat(ask("GET", "/containers/json?filters=%7B%22node%22%3A%5B%22n2%22%5D%7D")).contains("/db").doesNotContain("/web");
        fleet.presence(n2, Presence.AWAY);
        assertThat(ask("GET", "/containers/json")).contains("/web", "Argosy-Silent-Nodes: n2 is away (its agent is silent)\r\n").doesNotContain("/db");
    }

    @Test
    void anEngineWithAFaultDoesNotHideTheOthers() throws IOException {
        n1.container("web", Map.of());
        n2.answering("GET /containers/json", 500, "{\"message\":\"broken\"}");
        assertThat(ask("GET", "/containers/json")).startsWith("HTTP/1.1 200").contains("/web", "Argosy-Silent-Nodes: n2: its engine met with a fault (500)");
        n2.answering("GET /containers/json", 400, "{\"message\":\"invalid filter\"}");
        assertThat(ask("GET", "/containers/json")).startsWith("HTTP/1.1 400").contains("invalid filter");
    }

    @Test
    void anAnswerBeforeAllOfTheBodyEndsTheConnection() throws IOException {
        try (Client client = new Client(fleet.socket)) {
            assertThat(client.say("POST /containers/nope/start HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n").rest()).startsWith("HTTP/1.1 404").contains("Connection: close");
        }
    }

    @Test
    void aNodeThatIsAwayFailsFastByItsName() throws IOException {
        String id = n2.container("db", Map.of());
        assertThat(ask("GET", "/containers/db/changes")).startsWith("HTTP/1.1 404");
        fleet.presence(n2, Presence.AWAY);
        assertThat(ask("POST", "/containers/" + id + "/start")).startsWith("HTTP/1.1 503").contains("node n2: it is away (its agent is silent)");
        assertThat(ask("POST", "/containers/other/start")).startsWith("HTTP/1.1 503").contains("No such container: other on the nodes that answer; not asked: n2 is away");
        fleet.presence(n2, Presence.LOST);
        assertThat(ask("POST", "/containers/other/start")).startsWith("HTTP/1.1 404").contains("No such container: other");
    }

    @Test
    void aListDoesNotWaitForANodeThatIsLostMeanwhile() throws IOException {
        n1.container("web", Map.of());
        n2.on("GET /containers/json", (_, connection) -> {
            fleet.presence(n2, Presence.LOST);
            connection.input().await();
        });
        long began = System.nanoTime();
        assertThat(ask("GET", "/containers/json")).contains("/web", "Argosy-Silent-Nodes: n2: it is lost");
        assertThat(System.nanoTime() - began).isLessThan(Ask.QUICK.toNanos());
    }

    @Test
    void anEngineThatSaysNothingIsTold() throws IOException {
        String id = n1.container("web", Map.of());
        n1.on("GET /containers/" + id + "/top", (_, connection) -> connection.close());
        assertThat(ask("GET", "/containers/web/top")).startsWith("HTTP/1.1 503").contains("node n1: its engine ended the connection without an answer");
    }

    @Test
    void aContainerIsInspectedWithItsNode() throws IOException {
        String id = n2.container("db", Map.of());
        n2.answering("GET /containers/" + id + "/json", 200, "{\"Id\":\"" + id + "\"}");
        assertThat(ask("GET", "/containers/n2/db/json")).contains("\"Node\":{\"ID\":\"id-n2\",\"IP\":\"10.0.0.2\",\"Addr\":\"10.0.0.2\",\"Name\":\"n2\"", "\"Labels\":{\"zone\":\"b\"}");
        assertThat(ask("GET", "/containers/" + id.substring(0, 6) + "/json")).contains("\"Name\":\"n2\"");
    }

    @Test
    void containersAreSpreadAndNamesAreUnique() throws IOException {
        for (int count = 0; count < 4; count++) {
            assertThat(ask("POST", "/containers/create?name=c" + count, "{\"Image\":\"busybox:1\"}")).startsWith("HTTP/1.1 201");
        }
        assertThat(n1.containers).hasSize(2);
        assertThat(n2.containers).hasSize(2);
        assertThat(ask("POST", "/containers/create?name=c1", "{\"Image\":\"busybox:1\"}")).startsWith("HTTP/1.1 409").contains("The container name \\\"/c1\\\" is already in use by container");
        assertThat(ask("POST", "/containers/c2/rename?name=c1")).startsWith("HTTP/1.1 409");
        for (FakeDocker engine : new FakeDocker[] {n1, n2}) {
            engine.containers.forEach(each -> engine.answering("POST /containers/" + each.path("Id").asText() + "/rename", 400, "{\"message\":\"Renaming a container with the same name as its current name\"}"));
        }
        assertThat(ask("POST", "/containers/c2/rename?name=c2")).startsWith("HTTP/1.1 400").contains("Renaming a container with the same name");
    }

    @Test
    void aConstraintDecides() throws IOException {
        assertThat(ask("POST", "/containers/create?name=c", "{\"Image\":\"a\",\"Env\":[\"A=1\",\"constraint:zone==b\"]}")).startsWith("HTTP/1.1 201");
        assertThat(n2.containers).hasSize(1);
        assertThat(ask("POST", "/containers/create", "{\"Image\":\"a\",\"Env\":[\"constraint:zone==x\"]}")).startsWith("HTTP/1.1 409").contains("n1, n2: constraint zone==x does not hold");
        assertThat(ask("POST", "/containers/create", "{\"Image\":\"a\",\"Env\":[\"constraint:zone\"]}")).startsWith("HTTP/1.1 400").contains("is not key==value");
    }

    @Test
    void nobodyMakesWhatLooksLikeArgosysOwn() throws IOException {
        assertThat(ask("POST", "/containers/create", "{\"Image\":\"a\",\"Labels\":{\"io.argosy.cluster\":\"c\"}}")).startsWith("HTTP/1.1 400");
        assertThat(ask("POST", "/volumes/create", "{\"Name\":\"a\",\"Labels\":{\"io.argosy.app\":\"c\"}}")).startsWith("HTTP/1.1 400");
        assertThat(ask("POST", "/networks/create", "{\"Name\":\"a\",\"Labels\":{\"io.argosy.app\":\"c\"}}")).startsWith("HTTP/1.1 400");
    }

    @Test
    void containersOfAppsAreSeenAndNotChanged() throws IOException {
        String id = n1.container("shop-web-1", Map.of("io.argosy.cluster", "c1", "io.argosy.app", "shop", "io.argosy.service", "web", "io.argosy.space", "default"));
        n1.answering("GET /containers/" + id + "/logs", 200, "said");
        assertThat(ask("GET", "/containers/shop-web-1/logs")).endsWith("said");
        for (String change : new String[] {"start", "stop", "restart", "kill", "update", "rename", "pause", "unpause"}) {
            assertThat(ask("POST", "/containers/shop-web-1/" + change)).as(change).startsWith("HTTP/1.1 409").contains("`argosy restart -p shop web`");
        }
        assertThat(ask("DELETE", "/containers/" + id + "?force=1")).startsWith("HTTP/1.1 409").contains("is a task of service web of app shop");
        assertThat(n1.requests).noneMatch(request -> request.startsWith("POST") || request.startsWith("DELETE"));
    }

    @Test
    void whatChangesSomethingIsInTheAudit() throws IOException {
        ask("POST", "/containers/create?name=web", "{\"Image\":\"a\"}");
        ask("POST", "/containers/web/start");
        ask("POST", "/containers/nope/start");
        ask("GET", "/containers/json");
        ask("POST", "/containers/web/resize?h=1&w=1");
        ask("DELETE", "/containers/web");
        assertThat(fleet.audited).containsExactly(
                "docker socket: docker.containers.create web 201", "docker socket: docker.containers.start web 204",
                "docker socket: docker.containers.start nope 404: No such container: nope", "docker socket: docker.containers.remove web 204");
    }

    @Test
    void aPruneLeavesAloneWhatArgosyMade() throws IOException {
        for (String kind : new String[] {"containers", "volumes", "networks"}) {
            n1.answering("POST /" + kind + "/prune", 200, "{\"SpaceReclaimed\":1}");
            n2.answering("POST /" + kind + "/prune", 200, "{\"SpaceReclaimed\":2}");
            assertThat(ask("POST", "/" + kind + "/prune?filters=%7B%22label%22%3A%5B%22a%22%5D%7D")).startsWith("HTTP/1.1 200");
        }
        assertThat(n2.requests).hasSize(3).allMatch(request -> request.endsWith("?filters=%7B%22label%22%3A%5B%22a%22%5D%2C%22label%21%22%3A%5B%22io.argosy.cluster%22%5D%7D"));
        assertThat(ask("POST", "/images/prune?filters=%7B%22dangling%22%3A%5B%22false%22%5D%7D")).startsWith("HTTP/1.1 501");
    }

    private static String listed(String answer) {
        return answer.replaceAll("(?s).*?\"/([a-z0-9]+)\"", "$1 ").replaceAll("(?s) [^ ]*$", "");
    }

    @Test
    void containersBeforeAndSinceOne() throws IOException {
        for (String name : new String[] {"a", "b", "c", "d"}) {
            assertThat(ask("POST", "/containers/create?name=" + name, "{\"Image\":\"busybox:1\"}")).startsWith("HTTP/1.1 201");
        }
        for (FakeDocker engine : new FakeDocker[] {n1, n2}) {
            engine.containers.forEach(each -> ((ObjectNode) each).put("Created", 7));
        }
        assertThat(listed(ask("GET", "/containers/json?all=1"))).isEqualTo("d c b a");
        assertThat(listed(ask("GET", "/containers/json?all=1&filters=%7B%22before%22%3A%5B%22c%22%5D%7D"))).isEqualTo("b a");
        assertThat(listed(ask("GET", "/containers/json?all=1&filters=%7B%22since%22%3A%5B%22b%22%5D%7D"))).isEqualTo("d c");
        assertThat(listed(ask("GET", "/containers/json?limit=1&filters=%7B%22before%22%3A%5B%22c%22%5D%7D"))).isEqualTo("b");
        assertThat(ask("GET", "/containers/json?filters=%7B%22since%22%3A%5B%22nope%22%5D%7D")).startsWith("HTTP/1.1 404").contains("No such container: nope");
    }

    @Test
    void aComposeProjectWithoutNetworksKeepsTogether() throws IOException {
        for (int count = 0; count < 3; count++) {
            ask("POST", "/containers/create?name=c" + count, "{\"Image\":\"a\",\"Labels\":{\"com.docker.compose.project\":\"shop\"}}");
        }
        assertThat(n1.containers.isEmpty() || n2.containers.isEmpty()).isTrue();
    }
}
