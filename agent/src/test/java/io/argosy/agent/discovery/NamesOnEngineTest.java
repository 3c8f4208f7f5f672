package io.argosy.agent.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.local.LocalTask;
import io.argosy.agent.local.Views;
import io.argosy.discovery.names.Place;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.ContainerPlan.Connection;
import io.argosy.engine.Endpoint;
import io.argosy.engine.Engine;
import io.argosy.engine.ExecOutcome;
import io.argosy.engine.NetworkPlan;
import io.argosy.engine.docker.DockerEngine;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.HostSpec;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// Real containers that ask through the engine's own DNS. The engine whose socket `ARGOSY_TEST_ENGINE` names runs in this process's network namespace, and has an
/// image `busybox`.
@Tag("engine")
@Timeout(120)
@EnabledIfEnvironmentVariable(named = "ARGOSY_TEST_ENGINE", matches = ".+")
class NamesOnEngineTest {
    private static final Map<String, String> MARK = Map.of("io.argosy.test", "names");
    private static final Pattern ADDRESS = Pattern.compile("Address(?: \\d+)?: (\\d+\\.\\d+\\.\\d+\\.\\d+)");

    private final Engine engine = new DockerEngine(Path.of(System.getenv().getOrDefault("ARGOSY_TEST_ENGINE", "")));
    private Views views;
    private NamesHost host;

    @TempDir
    private Path directory;

    @BeforeEach
    void begin() throws Exception {
        clean();
        Path resolvConf = Files.writeString(directory.resolve("resolv.conf"), "nameserver 127.0.0.53\n");
        host = new NamesHost(NamesHost.DEFAULT_ADDRESS, new Place(new NodeId("n1"), List.of()), engine.networks(), Askers.NONE, resolvConf);
        host.start();
        assertThat(host.fault()).isEmpty();
        views = new Views();
        network("front", false);
        network("back", false);
        network("hidden", true);
    }

    @AfterEach
    void end() {
        host.close();
        clean();
        engine.close();
    }

    private void clean() {
        engine.containers().list(MARK).forEach(container -> engine.containers().remove(container.id()));
        engine.networks().list(MARK).forEach(network -> engine.networks().remove(network.id()));
    }

    @Test
    void readyTasksAreFoundByNameOnSharedNetworks() {
        Map<String, String> web1 = run("web1", Views.spec("web", "front"));
        Map<String, String> web2 = run("web2", Views.spec("web", "front"));
        Map<String, String> db = run("db1", Views.spec("db", "back", "front"));
        run("client", Views.spec("client", "front"));
        run("worker", Views.spec("worker", "back"));
        run("both", Views.spec("both", "back", "front"));

        Set<String> webs = Set.of(web1.get("front"), web2.get("front"));
        assertThat(ask("client", "web")).isEqualTo(webs);
        assertThat(ask("client", "web.shop.default")).isEqualTo(webs);
        assertThat(ask("both", "web")).isEqualTo(webs);
        assertThat(ask("client", "db")).containsExactly(db.get("front"));
        assertThat(ask("worker", "db")).containsExactly(db.get("back"));
        assertThat(ask("worker", "web")).isEmpty();

        views.task("web1", Views.spec("web", "front"), web1, Goal.RUN, RunState.UNHEALTHY);
        host.update(views.view());
        assertThat(ask("client", "web")).containsExactly(web2.get("front"));
        assertThat(host.drained(new TaskId("web2"))).isFalse();
    }

    @Test
    void networksWithoutAWayOutHaveNamesToo() {
        Map<String, String> vault = run("vault1", Views.spec("vault", "hidden"));
        run("clerk", Views.spec("clerk", "hidden"));
        run("clerk2", Views.spec("clerk2", "hidden", "front"));
        assertThat(ask("clerk", "vault")).containsExactly(vault.get("hidden"));
        assertThat(ask("clerk2", "vault")).containsExactly(vault.get("hidden"));
    }

    @Test
    void aContainerOfSomebodyElseIsToldNothing() {
        run("web1", Views.spec("web", "front"));
        String stranger = create("stranger", List.of("shop-front"), List.of("169.254.44.53"));
        engine.containers().start(stranger);
        assertThat(ask("stranger", "web")).isEmpty();
    }

    private void network(String name, boolean internal) {
        NetworkSpec plain = NetworkSpec.DEFAULT;
        NetworkSpec spec = new NetworkSpec(plain.name(), plain.driver(), plain.driverOptions(), false, internal, false, false, List.of(), Map.of());
        engine.networks().create(new NetworkPlan("shop-" + name, spec, MARK));
        views.network(name, "shop-" + name);
    }

    /// Starts a container as the agent would, and makes it a ready task.
    ///
    /// @return its addresses, by network of the app
    private Map<String, String> run(String task, ServiceSpec spec) {
        views.ready(task, spec, Map.of());
        LocalTask local = views.view().tasks().get(new TaskId(task));
        List<String> servers = host.nameServers(local.item());
        List<String> networks = spec.networks().stream().map(attachment -> "shop-" + attachment.network()).toList();
        engine.containers().start(create(task, networks, servers));
        Map<String, String> addresses = new LinkedHashMap<>();
        engine.containers().inspect(task).orElseThrow().addresses().forEach((network, address) -> addresses.put(network.substring(5), address));
        views.ready(task, spec, addresses);
        host.update(views.view());
        return addresses;
    }

    private String create(String name, List<String> networks, List<String> servers) {
        HostSpec host = new HostSpec(Optional.empty(), Optional.empty(), Map.of(), servers, List.of(), List.of());
        ContainerPlan plain = ContainerPlan.of(name, "busybox:1").withLabels(MARK).running("sleep", "600")
                .withConnection(new Connection.Joined(networks.stream().map(Endpoint::on).toList()));
        return engine.containers().create(new ContainerPlan(plain.name(), plain.image(), plain.platform(), plain.labels(), plain.process(), host,
                plain.security(), plain.resources(), plain.mounts(), plain.connection(), plain.ports(), plain.logging()));
    }

    private Set<String> ask(String container, String name) {
        ExecOutcome outcome = engine.execs().run(container, List.of("nslookup", "-type=a", name), Duration.ofSeconds(20), 8192);
        String output = switch (outcome) {
            case ExecOutcome.Exited exited -> exited.output();
            case ExecOutcome.TimedOut slow -> slow.output();
        };
        Matcher matcher = ADDRESS.matcher(Stream.of(output.split("\n")).filter(line -> !line.contains(":53")).reduce("", (a, b) -> a + b + "\n"));
        Set<String> found = new TreeSet<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
