package io.argosy.agent.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.local.LocalView;
import io.argosy.agent.local.Reports;
import io.argosy.agent.local.Views;
import io.argosy.model.assignment.Report;
import io.argosy.model.assignment.Report.ListenerReport;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.testkit.net.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// With a real HAProxy, and tasks that listen on loopback addresses.
@Timeout(60)
class GatewayHostTest {
    private static final ServiceSpec WEB = Views.spec("web", "default");

    private final Map<String, Report> said = new ConcurrentHashMap<>();
    private final List<Backend> backends = new ArrayList<>();
    private int target;
    private int published;
    private ChildHaproxy haproxy;
    private GatewayHost host;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        Assumptions.assumeTrue(ChildHaproxy.installed(), "haproxy is not installed");
        target = FreePorts.any();
        published = FreePorts.any();
        haproxy = new ChildHaproxy(directory);
        host = newHost();
    }

    @AfterEach
    void stop() throws IOException {
        if (host != null) {
            host.close();
            haproxy.remove();
        }
        for (Backend backend : backends) {
            backend.close();
        }
    }

    @Test
    void tasksComeAndGoWithoutAReload() throws Exception {
        Views views = web(2);
        host.update(views.view());
        eventually(() -> answering().equals(addresses(2)));
        int workers = haproxy.workersMade();

        host.update(web(4).view());
        eventually(() -> answering().equals(addresses(4)));
        host.update(web(1).view());
        eventually(() -> answering().equals(addresses(1)));
        assertThat(haproxy.workersMade()).isEqualTo(workers);
        eventually(() -> said.containsValue(new ListenerReport(service(), target, published, "")));
    }

    @Test
    void noConnectionIsLostWhateverChanges() throws Exception {
        host.update(web(2).view());
        eventually(() -> answering().equals(addresses(2)));
        int more = FreePorts.any();
        try (Load load = new Load(8, published)) {
            for (int round = 0; round < 6; round++) {
                int answered = load.answered();
                host.update(round % 2 == 0 ? web(6).listener("web", target, more).view() : web(2).view());
                Set<String> expected = addresses(round % 2 == 0 ? 6 : 2);
                eventually(() -> answering().equals(expected));
                eventually(() -> load.answered() > answered + 200);
            }
            assertThat(load.failures()).isEmpty();
            assertThat(load.answered()).isGreaterThan(1200);
        }
        assertThat(haproxy.workersMade()).isGreaterThan(4);
        assertThat(haproxy.starts()).isEqualTo(1);
    }

    @Test
    void rollingEveryTaskLosesNoConnection() throws Exception {
        host.update(web(3).view());
        eventually(() -> answering().equals(addresses(3)));
        try (Load load = new Load(8, published)) {
            for (int old = 1; old <= 3; old++) {
                Backend next = backend("127.0.1." + (old + 20));
                Views views = rolled(old);
                host.update(views.view());
                String gone = "127.0.1." + old;
                eventually(() -> host.drained(new TaskId("w" + gone)));
                backends.stream().filter(b -> b != next).skip(old - 1L).findFirst().orElseThrow().close();
            }
            int answered = load.answered();
            eventually(() -> load.answered() > answered + 100);
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    void tasksThatMoveToOtherAddressesLoseNoConnection() throws Exception {
        for (int i = 1; i <= 2; i++) {
            backend("127.0.1." + i);
            backend("127.0.1." + (i + 20));
        }
        host.update(moved(0));
        eventually(() -> answering().equals(addresses(2)));
        try (Load load = new Load(8, published)) {
            for (int round = 0; round < 20; round++) {
                int offset = (round + 1) % 2 * 20;
                host.update(moved(offset));
                eventually(() -> answering().equals(Set.of("127.0.1." + (offset + 1), "127.0.1." + (offset + 2))));
                int answered = load.answered();
                eventually(() -> load.answered() > answered + 100);
            }
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    void aStoppingTaskKeepsItsConnectionsAndGetsNoOthers() throws Exception {
        host.update(web(2).view());
        eventually(() -> answering().equals(addresses(2)));
        try (Client lasting = clientOf("127.0.1.1")) {
            Views views = listening().ready("w127.0.1.2", WEB, Map.of("default", "127.0.1.2"))
                    .task("w127.0.1.1", WEB, Map.of("default", "127.0.1.1"), Goal.STOP, RunState.READY);
            host.update(views.view());
            eventually(() -> answering().equals(Set.of("127.0.1.2")));
            assertThat(host.drained(new TaskId("w127.0.1.1"))).isFalse();
            assertThat(host.drained(new TaskId("w127.0.1.2"))).isFalse();

            // A reload leaves the connection with the worker of the former configuration.
            int workers = haproxy.workersMade();
            host.update(views.listener("web", target, FreePorts.any()).view());
            eventually(() -> haproxy.workersMade() > workers);
            assertThat(lasting.ask()).isEqualTo("127.0.1.1");
            assertThat(host.drained(new TaskId("w127.0.1.1"))).isFalse();
        }
        eventually(() -> host.drained(new TaskId("w127.0.1.1")));
        assertThat(host.drained(new TaskId("never-seen"))).isTrue();
    }

    @Test
    void connectionsToATaskThatIsGoneAreClosed() throws Exception {
        host.update(web(2).view());
        eventually(() -> answering().equals(addresses(2)));
        try (Client lasting = clientOf("127.0.1.1")) {
            host.update(listening().ready("w127.0.1.2", WEB, Map.of("default", "127.0.1.2")).view());
            assertThat(lasting.closed()).isTrue();
        }
        eventually(() -> host.drained(new TaskId("w127.0.1.1")));
    }

    @Test
    void aTaskThatDiedCostsNoConnection() throws Exception {
        host.update(web(2).view());
        eventually(() -> answering().equals(addresses(2)));
        backends.getFirst().close();
        for (int i = 0; i < 40; i++) {
            assertThat(Client.once(published)).isEqualTo("127.0.1.2");
        }
    }

    @Test
    void aPortInUseIsTheProblemOfItsListenerAlone() throws Exception {
        int taken = FreePorts.any();
        try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            host.update(web(1).listener("web", target, other.getLocalPort()).view());
            eventually(() -> answering().equals(addresses(1)));
            eventually(() -> said.containsValue(new ListenerReport(service(), target, taken,
                    "port " + taken + " is in use on node n1 by another program; stop it or publish another port")));
            assertThat(said.values()).contains(new ListenerReport(service(), target, published, ""));
        }
        eventually(() -> said.containsValue(new ListenerReport(service(), target, taken, "")));
        assertThat(Client.once(taken)).isEqualTo("127.0.1.1");
    }

    @Test
    void theNextAgentAdoptsWhatRuns() throws Exception {
        host.update(web(2).view());
        eventually(() -> answering().equals(addresses(2)));
        int workers = haproxy.workersMade();
        try (Client lasting = new Client(published)) {
            String task = lasting.ask();
            host.close();
            host = newHost();
            host.update(web(3).view());
            eventually(() -> answering().equals(addresses(3)));
            assertThat(lasting.ask()).isEqualTo(task);
        }
        assertThat(haproxy.workersMade()).isEqualTo(workers);
        assertThat(haproxy.starts()).isEqualTo(1);
    }

    @Test
    void anAgentThatKnowsNothingYetLeavesTheGatewayAlone() throws Exception {
        host.update(web(2).view());
        eventually(() -> answering().equals(addresses(2)));
        try (Client lasting = new Client(published)) {
            String task = lasting.ask();
            host.close();
            host = newHost();
            host.update(new Views().view());
            Client.once(published);
            host.update(web(3).view());
            eventually(() -> answering().equals(addresses(3)));
            assertThat(lasting.ask()).isEqualTo(task);
        }
        assertThat(haproxy.starts()).isEqualTo(1);
    }

    @Test
    void aGatewayThatDiedIsStartedAgain() throws Exception {
        host.update(web(2).view());
        eventually(() -> answering().equals(addresses(2)));
        haproxy.remove();
        host.update(web(2).view());
        eventually(() -> answering().equals(addresses(2)));
        assertThat(haproxy.starts()).isEqualTo(2);
    }

    /// Its death often falls into the moment in which the agent waits for the new configuration.
    @Test
    void aGatewayThatDiesAsSoonAsItServesIsStartedAgain() throws Exception {
        for (int death = 1; death <= 6; death++) {
            host.update(web(2).view());
            eventually(this::answers);
            haproxy.remove();
        }
        host.update(web(2).view());
        eventually(() -> answering().equals(addresses(2)));
        assertThat(haproxy.starts()).isEqualTo(7);
    }

    @Test
    void whatHaproxyDoesNotTakeReplacesNothing() throws Exception {
        host.update(web(2).view());
        eventually(() -> answering().equals(addresses(2)));
        haproxy.disagree();
        int other = FreePorts.any();
        host.update(web(2).listener("web", target, other).view());
        eventually(() -> !host.fault().isEmpty());
        assertThat(answering()).isEqualTo(addresses(2));
        eventually(() -> said.values().stream().anyMatch(report -> report instanceof ListenerReport r && r.port() == other && !r.problem().isEmpty()));
        assertThat(said.values()).contains(new ListenerReport(service(), target, published, ""));
    }

    @Test
    void withoutListenersThereIsNoGateway() throws Exception {
        host.update(new Views().task("w1", WEB, Map.of("default", "127.0.1.1"), Goal.STOP, RunState.READY).view());
        eventually(() -> host.drained(new TaskId("w1")));
        assertThat(haproxy.starts()).isZero();
        host.update(web(1).view());
        eventually(() -> answering().equals(addresses(1)));
        host.update(new Views().task("w1", WEB, Map.of("default", "127.0.1.1"), Goal.STOP, RunState.READY).view());
        eventually(() -> !haproxy.running() && said.isEmpty());
    }

    private GatewayHost newHost() {
        Reports reports = new Reports() {
            @Override
            public void report(Report report) {
                said.put(report.key(), report);
            }

            @Override
            public void forget(String key) {
                said.remove(key);
            }
        };
        GatewayHost made = new GatewayHost(haproxy, directory, "n1", reports);
        made.start();
        return made;
    }

    /// The listener, with so many ready tasks behind it.
    private Views web(int tasks) throws IOException {
        Views views = listening();
        for (int i = 1; i <= tasks; i++) {
            if (backends.size() < i) {
                backend("127.0.1." + i);
            }
            views.ready("w127.0.1." + i, WEB, Map.of("default", "127.0.1." + i));
        }
        return views;
    }

    /// Of three tasks so many replaced by others; the last of these still there, and told to stop.
    private Views rolled(int old) {
        Views views = listening();
        for (int i = 1; i <= 3; i++) {
            String address = "127.0.1." + (i <= old ? i + 20 : i);
            views.ready("w" + address, WEB, Map.of("default", address));
        }
        String leaving = "127.0.1." + old;
        return views.task("w" + leaving, WEB, Map.of("default", leaving), Goal.STOP, RunState.READY);
    }

    /// The same two tasks at addresses so much higher.
    private LocalView moved(int offset) {
        return listening().ready("one", WEB, Map.of("default", "127.0.1." + (offset + 1))).ready("two", WEB, Map.of("default", "127.0.1." + (offset + 2))).view();
    }

    private Views listening() {
        return new Views().listener("web", target, published);
    }

    private Backend backend(String address) throws IOException {
        Backend backend = new Backend(address, target);
        backends.add(backend);
        return backend;
    }

    private static Set<String> addresses(int tasks) {
        Set<String> addresses = new HashSet<>();
        for (int i = 1; i <= tasks; i++) {
            addresses.add("127.0.1." + i);
        }
        return addresses;
    }

    /// The tasks that new connections lead to.
    private Set<String> answering() {
        Set<String> found = new HashSet<>();
        try {
            for (int i = 0; i < 24; i++) {
                found.add(Client.once(published));
            }
        } catch (IOException e) {
            return Set.of();
        }
        return found;
    }

    private boolean answers() {
        try {
            Client.once(published);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Client clientOf(String address) throws IOException {
        while (true) {
            Client client = new Client(published);
            if (client.ask().equals(address)) {
                return client;
            }
            client.close();
        }
    }

    private ServiceRef service() {
        return new ServiceRef(Views.SHOP, WEB.name());
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come true in time");
            }
            Thread.sleep(10);
        }
    }
}
