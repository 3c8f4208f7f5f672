package io.argosy.agent.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.local.Reports;
import io.argosy.agent.local.Views;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.ContainerPlan.Connection;
import io.argosy.engine.ContainerSummary;
import io.argosy.engine.Endpoint;
import io.argosy.engine.Engine;
import io.argosy.engine.NetworkPlan;
import io.argosy.engine.docker.DockerEngine;
import io.argosy.model.assignment.Report;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.ServiceSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// The gateway as it runs on nodes: HAProxy in a container, tasks in others. The engine whose socket `ARGOSY_TEST_ENGINE` names runs in this process's network
/// namespace, and has the images `busybox:1` and `haproxy:2.6`.
@Tag("engine")
@Timeout(120)
@EnabledIfEnvironmentVariable(named = "ARGOSY_TEST_ENGINE", matches = ".+")
class GatewayOnEngineTest implements Reports {
    private static final Map<String, String> MARK = Map.of("io.argosy.test", "gateway");
    private static final ServiceSpec WEB = Views.spec("web", "front");
    private static final int LOW_PORT = 81;
    private static final int PORT = 18480;

    private final Engine engine = new DockerEngine(Path.of(System.getenv().getOrDefault("ARGOSY_TEST_ENGINE", "")));
    private final Views views = new Views().listener("web", 80, PORT).listener("web", 80, LOW_PORT);
    private GatewayHost host;

    @TempDir
    private Path directory;

    @BeforeEach
    void begin() {
        clean();
        engine.networks().create(new NetworkPlan("gw-front", NetworkSpec.DEFAULT, MARK));
        host = newHost();
    }

    @AfterEach
    void end() throws Exception {
        host.update(new Views().ready("other", WEB, Map.of()).view());
        eventually(() -> gateways().isEmpty());
        host.close();
        clean();
        engine.close();
    }

    private void clean() {
        engine.containers().list(MARK).forEach(container -> engine.containers().remove(container.id()));
        engine.networks().list(MARK).forEach(network -> engine.networks().remove(network.id()));
    }

    @Test
    void publishedPortsReachContainers() throws Exception {
        run("web1");
        run("web2");
        host.update(views.view());
        eventually(() -> answering(PORT).equals(Set.of("web1", "web2")));
        eventually(() -> answering(LOW_PORT).equals(Set.of("web1", "web2")));

        ContainerInfo gateway = engine.containers().inspect(gateways().getFirst().id()).orElseThrow();
        assertThat(gateway.labels()).containsEntry("io.argosy.cluster", "c1").containsEntry("io.argosy.system", "gateway");

        host.close();
        host = newHost();
        run("web3");
        host.update(views.view());
        eventually(() -> answering(PORT).equals(Set.of("web1", "web2", "web3")));
        assertThat(engine.containers().inspect(gateway.id()).orElseThrow().state()).isEqualTo(gateway.state());
    }

    @Test
    void anEndedContainerIsReplaced() throws Exception {
        run("web1");
        host.update(views.view());
        eventually(() -> ask(PORT).equals(Optional.of("web1")));
        engine.containers().stop(gateways().getFirst().id(), Duration.ofSeconds(5));
        eventually(() -> ask(PORT).equals(Optional.of("web1")));
    }

    private GatewayHost newHost() {
        GatewayHost made = GatewayHost.inContainer(engine, "haproxy:2.6", directory, "n1", this);
        made.start();
        return made;
    }

    private List<ContainerSummary> gateways() {
        return engine.containers().list(Map.of("io.argosy.system", "gateway", "io.argosy.cluster", "c1"));
    }

    /// A task that answers everyone with its own name.
    private void run(String task) {
        String serve = "mkdir -p /www; echo " + task + " > /www/index.html; exec httpd -f -p 80 -h /www";
        ContainerPlan plan = ContainerPlan.of(task, "busybox:1").withLabels(MARK).running("sh", "-c", serve)
                .withConnection(new Connection.Joined(List.of(Endpoint.on("gw-front"))));
        engine.containers().start(engine.containers().create(plan));
        views.ready(task, WEB, Map.of("front", engine.containers().inspect(task).orElseThrow().addresses().get("gw-front")));
    }

    private static Set<String> answering(int port) {
        Set<String> found = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            ask(port).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<String> ask(int port) {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes());
            String answer = new String(socket.getInputStream().readAllBytes()).strip();
            return Optional.of(answer.substring(answer.lastIndexOf('\n') + 1)).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come true in time");
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void report(Report report) {
        // Told by GatewayHostTest.
    }

    @Override
    public void forget(String key) {
        // Told by GatewayHostTest.
    }
}
