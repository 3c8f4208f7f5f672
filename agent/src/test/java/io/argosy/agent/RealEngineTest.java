package io.argosy.agent;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.node.Items;
import io.argosy.agent.session.FakeAuthority;
import io.argosy.agent.session.FakeServer;
import io.argosy.api.session.AgentMessage.Hello;
import io.argosy.api.session.AgentMessage.Reports;
import io.argosy.api.session.Frame;
import io.argosy.api.session.ServerMessage.OpenStream;
import io.argosy.api.session.ServerMessage.Welcome;
import io.argosy.api.session.Stamp;
import io.argosy.api.session.StreamRequest;
import io.argosy.engine.ContainerSummary;
import io.argosy.engine.Engine;
import io.argosy.engine.docker.DockerEngine;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.assignment.Report;
import io.argosy.model.assignment.Report.TaskReport;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.Check;
import io.argosy.model.service.HealthSpec;
import io.argosy.model.service.Probe;
import io.argosy.model.service.ProcessSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.TaskStatus;
import io.grpc.ServerCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// A whole agent on the engine whose socket `ARGOSY_TEST_ENGINE` names, with an image of busybox that `ARGOSY_TEST_IMAGE` names.
@Tag("engine")
@EnabledIfEnvironmentVariable(named = "ARGOSY_TEST_ENGINE", matches = ".+")
class RealEngineTest {
    private static final Map<String, String> OURS = Map.of("io.argosy.cluster", "agent-test");

    @TempDir
    Path directory;

    private final Engine engine = new DockerEngine(Path.of(System.getenv("ARGOSY_TEST_ENGINE")));
    private final FakeAuthority authority = new FakeAuthority();
    private FakeServer server;
    private Agent agent;
    private ImageIdentity image;
    private long revision;

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        clean();
        String reference = System.getenv().getOrDefault("ARGOSY_TEST_IMAGE", "busybox:latest");
        image = new ImageIdentity(engine.images().inspect(reference).orElseThrow().id(), Optional.empty());
        server = new FakeServer(authority);
        startAgent();
    }

    @AfterEach
    void end() {
        agent.close();
        server.close();
        clean();
    }

    private void clean() {
        engine.containers().list(OURS).forEach(container -> engine.containers().remove(container.id()));
        engine.networks().list(OURS).forEach(network -> engine.networks().remove(network.id()));
        engine.volumes().list(OURS).forEach(volume -> engine.volumes().remove(volume.name()));
    }

    private void startAgent() throws IOException, InterruptedException {
        agent = new Agent(Options.parse(List.of("--server", "127.0.0.1:" + server.port(), "--join", authority.token().text(),
                "--data", directory.resolve("data").toString(), "--engine", "unix://" + System.getenv("ARGOSY_TEST_ENGINE"), "--name", "n1")), () -> { });
        agent.start();
        server.await(Hello.class, _ -> true);
        server.say(new Welcome("agent-test", new NodeId("n1"), new Stamp(1, 1, revision)));
    }

    private void assign(List<Item> items) {
        server.assign(new Stamp(1, 1, ++revision), items);
    }

    private TaskStatus await(String task, Predicate<TaskStatus> fits) throws InterruptedException {
        Predicate<Report> wanted =
                report -> report instanceof TaskReport(TaskStatus status) && status.task().equals(new TaskId(task)) && fits.test(status);
        Reports reports = server.await(Reports.class, said -> said.reports().stream().anyMatch(wanted));
        return ((TaskReport) reports.reports().stream().filter(wanted).findFirst().orElseThrow()).status();
    }

    private static ServiceSpec running(ServiceSpec spec, String... argv) {
        ProcessSpec p = spec.process();
        ProcessSpec process = new ProcessSpec(p.entrypoint(), Optional.of(List.of(argv)), p.environment(), p.workingDirectory(), p.user(), p.groups(),
                p.tty(), p.stdinOpen(), Optional.of(true), p.stopSignal(), Duration.ofSeconds(2));
        return new ServiceSpec(spec.name(), spec.mode(), spec.image(), process, spec.host(), spec.security(), spec.resources(), spec.mounts(),
                spec.files(), spec.networkMode(), spec.networks(), spec.ports(), spec.expose(), spec.links(), spec.dependencies(), spec.health(),
                spec.unhealthy(), spec.restart(), spec.update(), spec.rollback(), spec.placement(), spec.logging(), spec.labels(), spec.serviceLabels(),
                spec.priority(), spec.exclusive());
    }

    @Test
    void probedTaskGoesFromNothingToReadyToGone() throws InterruptedException {
        Probe probe = new Probe(new Check.Tcp(8080), Duration.ofSeconds(1), Duration.ofSeconds(1), 3, 1, Duration.ZERO, Duration.ofMillis(100));
        ServiceSpec spec = running(service("web").health(new HealthSpec.Declared(probe)).volume("data", "/data").build(),
                "/bin/sh", "-c", "echo hello; exec httpd -f -p 8080");
        TaskItem web = Items.task("t1", spec, image);
        assign(List.of(Items.network(), Items.volume("data", false), web));
        TaskStatus status = await("t1", TaskStatus::ready);
        assertThat(status.addresses()).hasSize(1);

        server.say(new OpenStream("logs", new StreamRequest.Logs(new TaskId("t1"), false, Optional.empty(), Optional.empty())));
        assertThat(server.stream()).isNotNull();
        assertThat(new String(server.frame().bytes(), StandardCharsets.UTF_8)).matches("\\S+Z hello");

        assign(List.of(Items.network(), Items.volume("data", false), Items.stopping(web)));
        await("t1", TaskStatus::ended);
        assign(List.of());
        awaitNothing();
    }

    private void awaitNothing() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (engine.containers().list(OURS).isEmpty() && engine.networks().list(OURS).isEmpty()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("left: " + engine.containers().list(OURS) + engine.networks().list(OURS));
    }

    @Test
    void execCarriesInputAndItsEnd() throws InterruptedException {
        assign(List.of(Items.network(), Items.task("t1", running(service("web").build(), "sleep", "1000"), image)));
        await("t1", TaskStatus::ready);
        server.say(new OpenStream("exec", new StreamRequest.Exec(
                new TaskId("t1"), List.of("wc", "-c"), true, false, Optional.empty(), Optional.empty(), Map.of())));
        ServerCall<Frame, Frame> call = server.stream();
        call.sendMessage(new Frame(Frame.Channel.STDIN, "12345".getBytes(StandardCharsets.UTF_8)));
        call.sendMessage(new Frame(Frame.Channel.STDIN, new byte[0]));
        assertThat(new String(server.frame().bytes(), StandardCharsets.UTF_8).strip()).isEqualTo("5");
        assertThat(server.frame().exitCode()).isZero();
    }

    @Test
    void agentThatIsReplacedRestartsNothing() throws IOException, InterruptedException {
        List<Item> items = new ArrayList<>(List.of(Items.network()));
        for (int i = 1; i <= 5; i++) {
            items.add(Items.task("t" + i, running(service("web" + i).build(), "sleep", "1000"), image));
        }
        assign(items);
        await("t5", TaskStatus::ready);
        awaitRunning(5);
        List<String> before = engine.containers().list(OURS).stream().map(ContainerSummary::id).sorted().toList();
        agent.close();
        startAgent();
        assertThat(await("t5", TaskStatus::ready).restarts()).isZero();
        assertThat(engine.containers().list(OURS)).extracting(ContainerSummary::id).containsExactlyInAnyOrderElementsOf(before);
    }

    private void awaitRunning(int count) throws InterruptedException {
        for (int i = 0; i < 200 && engine.containers().list(OURS).stream().filter(ContainerSummary::running).count() < count; i++) {
            Thread.sleep(50);
        }
    }

    @Test
    void crashedTaskIsStartedAgain() throws InterruptedException {
        assign(List.of(Items.network(), Items.task("t1", running(service("web").build(), "sleep", "1000"), image)));
        await("t1", TaskStatus::ready);
        engine.containers().kill(engine.containers().list(OURS).getFirst().id(), "KILL");
        assertThat(await("t1", status -> status.ready() && status.restarts() == 1).exitCode()).contains(137);
    }

    @Test
    void twentyServicesStartTogether() throws InterruptedException {
        List<Item> items = new ArrayList<>(List.of(Items.network()));
        for (int i = 1; i <= 20; i++) {
            items.add(Items.task("t" + i, running(service("web" + i).build(), "sleep", "1000"), image));
        }
        long began = System.nanoTime();
        assign(items);
        awaitRunning(20);
        System.out.println("20 services: " + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
        assertThat(engine.containers().list(OURS)).hasSize(20);
    }
}
