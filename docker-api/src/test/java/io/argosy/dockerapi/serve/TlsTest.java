package io.argosy.dockerapi.serve;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.dockerapi.http.Framing;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.http.ResponseHead;
import io.argosy.dockerapi.right.Admission;
import io.argosy.dockerapi.right.Person;
import io.argosy.dockerapi.right.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = SECONDS)
class TlsTest {

    @TempDir
    private Path directory;

    private final TestTls tls = new TestTls();
    private FakeFleet fleet;
    private FakeDocker engine;
    private String id;
    private int port;
    private volatile Role role = Role.ADMIN;
    private volatile boolean revoked;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        fleet = new FakeFleet(directory);
        engine = fleet.add("n1");
        id = engine.container("web", Map.of());
        port = fleet.listen(tls.server(), this::judge);
    }

    private Admission judge(Optional<X509Certificate> shown) {
        if (shown.isEmpty() || revoked) {
            return new Admission.Stranger("get a certificate with `argosy env`");
        }
        return new Admission.Known(new Person("ci", role));
    }

    @AfterEach
    void stop() throws IOException {
        fleet.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n"})
    void theEndOfInputIsNotTheEndOfOutput(String head) throws Exception {
        engine.on("POST /containers/" + id + "/attach", (request, connection) -> {
            Framing.of(request).from(connection.input()).readAllBytes();
            connection.output().write(head.getBytes(StandardCharsets.US_ASCII));
            String input = new String(connection.input().readAllBytes(), StandardCharsets.US_ASCII);
            connection.output().write(input.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
        });
        try (Client client = tls.client(port, "ci", "TLSv1.3")) {
            client.say("POST /v1.41/containers/web/attach?stream=1&stdin=1 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
            client.until("\r\n\r\n");
            client.say("hello ").say("there").sayNothingMore();
            assertThat(client.rest()).isEqualTo("HELLO THERE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void requestsFollowOneAnother(String protocol) throws Exception {
        try (Client client = tls.client(port, "ci", protocol)) {
            client.say("GET /_ping HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.until("\r\n\r\nOK")).startsWith("HTTP/1.1 200");
            client.say("DELETE /containers/web HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 204");
        }
        assertThat(fleet.audited).containsExactly("ci: docker.containers.remove web 204");
    }

    @Test
    void aSlowReaderSlowsTheEngine() throws Exception {
        AtomicLong sent = new AtomicLong();
        long all = 64L << 20;
        engine.on("GET /containers/" + id + "/export", (_, connection) -> {
            connection.output().write(ResponseHead.of(200, new Framing.Chunked().on(Headers.NONE)).bytes());
            try (OutputStream out = new Framing.Chunked().onto(connection.output())) {
                byte[] block = new byte[64 * 1024];
                while (sent.addAndGet(block.length) <= all) {
                    out.write(block);
                }
            }
        });
        try (Client client = tls.client(port, "ci", "TLSv1.3")) {
            client.say("GET /containers/web/export HTTP/1.1\r\nHost: a\r\n\r\n");
            client.until("\r\n\r\n");
            for (long last = -1; last != sent.get(); ) {
                last = sent.get();
                Thread.sleep(300);
            }
            assertThat(sent.get()).isLessThan(16L << 20);
            assertThat(client.input().skip(all)).isEqualTo(all);
        }
    }

    @Test
    void strangersAreToldWhatHelpsAndRevokedOnesAtOnce() throws Exception {
        try (Client client = tls.client(port, "", "TLSv1.3")) {
            client.say("GET /v1.41/info HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 401").endsWith("{\"message\":\"get a certificate with `argosy env`\"}\n");
        }
        try (Client client = tls.client(port, "ci", "TLSv1.3")) {
            client.say("GET /_ping HTTP/1.1\r\nHost: a\r\n\r\n").until("\r\n\r\nOK");
            revoked = true;
            client.say("GET /_ping HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 401");
        }
        assertThat(engine.requests).isEmpty();
    }

    @Test
    void whoDoesNotSpeakTlsHearsNothingAndLeavesNothing() throws Exception {
        try (Client client = new Client(new ChannelConnection(java.nio.channels.SocketChannel.open(new java.net.InetSocketAddress("127.0.0.1", port))))) {
            client.say("GET /_ping HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.rest()).doesNotContain("HTTP/1.1 200");
        }
        assertThatThrownBy(() -> tls.client(port, "ci", "TLSv1.1").say("GET /_ping HTTP/1.1\r\n\r\n")).isInstanceOf(IOException.class);
    }

    private String ask(String method, String target, String body) throws Exception {
        try (Client client = tls.client(port, "ci", "TLSv1.3")) {
            client.say(method + " " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            return client.rest();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /containers/create?name=x | {"Image":"a","hostConfig":{"privileged":true}}                  | a privileged container needs the role admin, and ci is operator
            /containers/create?name=x | {"Image":"a","HostConfig":{"Binds":["/:/host"]}}                | the node's / needs
            /containers/create?name=x | {"Image":"a","HostConfig":{"VolumesFrom":["web"]}}              | a container with the node's /srv needs
            /containers/create?name=x | {"Image":"a","HostConfig":{"NetworkMode":"container:web"}}      | a container with the node's /srv needs
            /containers/web/exec      | {"Cmd":["id"]}                                                  | a container with the node's /srv needs
            /containers/plain/exec    | {"Cmd":["id"],"privileged":true}                                | a privileged program needs
            /containers/own/exec      | {"Cmd":["id"]}                                                  | a container of Argosy itself needs
            /containers/web/attach    | {}                                                              | a container with the node's /srv needs
            /volumes/create           | {"Name":"v","driverOpts":{"type":"none","o":"bind","device":"/"}} | a volume of the node's / needs
            /networks/create          | {"Name":"n","Driver":"ipvlan"}                                  | a network with the driver ipvlan needs
            /build?networkmode=host   | {}                                                              | a build with the network host needs
            /grpc                     | {}                                                              | BuildKit's own API
            """, maxCharsPerColumn = 200)
    void anOperatorGetsNothingThatLeadsToANode(String target, String body, String problem) throws Exception {
        String own = engine.container("own", Map.of("io.argosy.cluster", "c1"));
        String plain = engine.container("plain", Map.of());
        engine.answering("GET /containers/" + id + "/json", 200, "{\"HostConfig\":{},\"Mounts\":[{\"Type\":\"bind\",\"Source\":\"/srv\"}]}");
        engine.answering("GET /containers/" + plain + "/json", 200, "{\"HostConfig\":{}}");
        engine.answering("POST /volumes/create", 201, "{}").answering("POST /networks/create", 201, "{}").answering("POST /build", 200, "{}").answering("POST /grpc", 200, "{}");
        for (String each : new String[] {id, own, plain}) {
            engine.answering("POST /containers/" + each + "/exec", 201, "{\"Id\":\"e1\"}").answering("POST /containers/" + each + "/attach", 200, "{}");
        }
        role = Role.OPERATOR;
        assertThat(ask("POST", target, body)).startsWith("HTTP/1.1 403").contains(problem);
        role = Role.ADMIN;
        assertThat(ask("POST", target, body)).startsWith("HTTP/1.1 20");
    }

    @Test
    void anOperatorGetsIntoWhatItMayMakeAndIntoTasksOfApps() throws Exception {
        String task = engine.container("task", Map.of("io.argosy.cluster", "c1", "io.argosy.app", "shop"));
        engine.answering("GET /containers/" + id + "/json", 200, "{\"HostConfig\":{}}");
        engine.answering("POST /containers/" + id + "/exec", 201, "{\"Id\":\"e1\"}").answering("POST /containers/" + task + "/exec", 201, "{\"Id\":\"e2\"}");
        role = Role.OPERATOR;
        assertThat(ask("POST", "/containers/web/exec", "{\"Cmd\":[\"id\"]}")).startsWith("HTTP/1.1 201");
        assertThat(ask("POST", "/containers/task/exec", "{\"Cmd\":[\"id\"]}")).startsWith("HTTP/1.1 201");
        assertThat(ask("POST", "/containers/create?name=x", "{\"Image\":\"a\",\"HostConfig\":{\"VolumesFrom\":[\"web\"]}}")).startsWith("HTTP/1.1 201");
    }

    @Test
    void theEnginesSocketIsTheVirtualEnginesWithTheRightsOfTheCaller() throws Exception {
        CompletableFuture<String> links = new CompletableFuture<>();
        engine.on("PUT /containers/" + nextId() + "/archive", (request, connection) -> {
            links.complete(request.target() + " " + new String(Framing.of(request).from(connection.input()).readAllBytes(), StandardCharsets.US_ASCII));
            FakeDocker.answer(connection, 200, "");
        });
        String body = "{\"Image\":\"a\",\"HostConfig\":{\"Binds\":[\"/var/run/docker.sock:/var/run/docker.sock\"]}}";
        assertThat(ask("POST", "/containers/create?name=ryuk", body)).startsWith("HTTP/1.1 201");
        assertThat(fleet.offered).singleElement().asString().startsWith("ci ADMIN ");
        assertThat(links.join()).contains("archive?path=/ var/run/docker.sock", "/.argosy/engine/docker.sock");
        role = Role.OPERATOR;
        assertThat(ask("POST", "/containers/create?name=other", body)).startsWith("HTTP/1.1 403").contains("the engine's socket needs the role admin");
        assertThat(fleet.offered).hasSize(1);
    }

    /// Of the container that is made next.
    private String nextId() {
        return Integer.toHexString(Integer.parseInt(id.substring(0, 4), 16) + 1).repeat(16);
    }

    @Test
    void aViewerDoesNotSeeWhatVariablesHold() throws Exception {
        engine.answering("GET /containers/" + id + "/json", 200, "{\"Id\":\"" + id + "\",\"Config\":{\"Env\":[\"PASSWORD=a=b\",\"PLAIN\"]}}");
        for (Role tried : Role.values()) {
            role = tried;
            try (Client client = tls.client(port, "ci", "TLSv1.3")) {
                client.say("GET /containers/web/json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
                assertThat(client.rest()).contains(tried == Role.VIEWER ? "[\"PASSWORD=(hidden)\",\"PLAIN=(hidden)\"]" : "[\"PASSWORD=a=b\",\"PLAIN\"]");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER,   GET,    /containers/json,                200",
        "VIEWER,   GET,    /containers/web/archive?path=/a, 403",
        "VIEWER,   HEAD,   /containers/web/archive?path=/a, 403",
        "VIEWER,   GET,    /containers/web/export,          403",
        "VIEWER,   GET,    /images/get?names=a,             403",
        "VIEWER,   POST,   /containers/web/start,           403",
        "VIEWER,   POST,   /containers/web/exec,            403",
        "VIEWER,   PUT,    /containers/web/archive?path=/a, 403",
        "VIEWER,   DELETE, /containers/web,                 403",
        "OPERATOR, POST,   /containers/web/start,           204",
        "OPERATOR, DELETE, /containers/web,                 204"})
    void aRoleAllowsWhatItIsFor(Role tried, String method, String target, int status) throws Exception {
        role = tried;
        try (Client client = tls.client(port, "ci", "TLSv1.3")) {
            client.say(method + " " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            String answer = client.rest();
            assertThat(answer).startsWith("HTTP/1.1 " + status);
            if (status == 403 && !method.equals("HEAD")) {
                assertThat(answer).contains("needs the role operator, and ci is viewer");
            }
        }
        assertThat(fleet.audited).hasSize(method.equals("GET") || method.equals("HEAD") ? 0 : 1).allMatch(line -> line.startsWith("ci: docker.containers.") && line.contains(" " + status));
    }
}
