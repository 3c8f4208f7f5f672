package io.argosy.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.argosy.engine.ContainerEvent;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.ContainerPlan.Connection;
import io.argosy.engine.ContainerState;
import io.argosy.engine.Endpoint;
import io.argosy.engine.Engine;
import io.argosy.engine.EngineException;
import io.argosy.engine.Events;
import io.argosy.engine.ExecOutcome;
import io.argosy.engine.ExecPlan;
import io.argosy.engine.ExecSession;
import io.argosy.engine.Frames;
import io.argosy.engine.LogPlan;
import io.argosy.engine.NetworkPlan;
import io.argosy.engine.SwarmState;
import io.argosy.engine.VolumePlan;
import io.argosy.model.network.SwarmPeer;
import io.argosy.model.service.MountSpec;
import io.argosy.model.service.NetworkSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every engine does. Subclasses give one that has an image with a shell's usual programs, and time that passes.
abstract class EngineContract {
    private static final Map<String, String> MARK = Map.of("io.argosy.test", "contract");

    private Engine engine;

    abstract Engine engine();

    abstract String image();

    @BeforeEach
    void begin() {
        engine = engine();
        clean();
    }

    @AfterEach
    void clean() {
        engine.containers().list(MARK).forEach(container -> engine.containers().remove(container.id()));
        engine.networks().list(MARK).forEach(network -> engine.networks().remove(network.id()));
        engine.volumes().list(MARK).forEach(volume -> engine.volumes().remove(volume.name()));
    }

    private ContainerPlan plan(String name, String... argv) {
        return ContainerPlan.of(name, image()).withLabels(MARK).running(argv);
    }

    private String run(String name, String... argv) {
        String id = engine.containers().create(plan(name, argv));
        engine.containers().start(id);
        return id;
    }

    private ContainerInfo inspect(String container) {
        return engine.containers().inspect(container).orElseThrow();
    }

    private ContainerState.Exited awaitExit(String container) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            if (inspect(container).state() instanceof ContainerState.Exited exited) {
                return exited;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("still runs: " + inspect(container));
    }

    private static String text(Frames frames) {
        StringBuilder text = new StringBuilder();
        try (frames) {
            for (Optional<Frames.Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                text.append(new String(frame.get().bytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    @Test
    void tellsOfItself() {
        assertThat(engine.info().cpus().value()).isPositive();
        assertThat(engine.info().architecture()).isEqualTo("amd64");
    }

    @Test
    void containerLivesFromCreateToRemove() {
        String id = engine.containers().create(plan("contract-life", "sleep", "100"));
        assertThat(inspect(id).state()).isInstanceOf(ContainerState.Created.class);
        engine.containers().start(id);
        engine.containers().start(id);
        assertThat(inspect(id).state()).isInstanceOf(ContainerState.Running.class);
        assertThat(inspect("contract-life").labels()).containsAllEntriesOf(MARK);
        engine.containers().stop(id, Duration.ZERO);
        engine.containers().stop(id, Duration.ZERO);
        assertThat(awaitExit(id).code()).isNotZero();
        engine.containers().remove(id);
        engine.containers().remove(id);
        assertThat(engine.containers().inspect(id)).isEmpty();
    }

    @Test
    void exitCodeIsKept() {
        assertThat(awaitExit(run("contract-false", "false")).code()).isEqualTo(1);
        assertThat(awaitExit(run("contract-true", "true")).code()).isZero();
    }

    @Test
    void nameIsGivenOnce() {
        engine.containers().create(plan("contract-name", "true"));
        assertThatThrownBy(() -> engine.containers().create(plan("contract-name", "true"))).isInstanceOf(EngineException.Conflict.class);
    }

    @Test
    void missingThingsAreNotFound() {
        assertThat(engine.images().inspect("nobody/has:this")).isEmpty();
        assertThat(engine.networks().inspect("contract-none")).isEmpty();
        assertThat(engine.volumes().inspect("contract-none")).isEmpty();
        assertThatThrownBy(() -> engine.containers().start("contract-none")).isInstanceOf(EngineException.NotFound.class);
        assertThatThrownBy(() -> engine.containers().create(ContainerPlan.of("contract-x", "nobody/has:this")))
                .isInstanceOf(EngineException.NotFound.class);
        assertThatThrownBy(() -> engine.containers().logs("contract-none", LogPlan.all())).isInstanceOf(EngineException.NotFound.class);
    }

    @Test
    void listsByAllLabels() {
        engine.containers().create(plan("contract-a", "true").withLabels(Map.of("io.argosy.test", "contract", "n", "a")));
        engine.containers().create(plan("contract-b", "true"));
        assertThat(engine.containers().list(MARK)).extracting(summary -> summary.name()).containsExactlyInAnyOrder("contract-a", "contract-b");
        assertThat(engine.containers().list(Map.of("io.argosy.test", "contract", "n", "a"))).hasSize(1);
    }

    @Test
    void outputIsKept() {
        String id = run("contract-echo", "echo", "hello");
        awaitExit(id);
        assertThat(text(engine.containers().logs(id, LogPlan.all()))).isEqualTo("hello\n");
    }

    @Test
    void execGivesCodeAndOutput() {
        String id = run("contract-exec", "sleep", "100");
        assertThat(engine.execs().run(id, List.of("echo", "hi"), Duration.ofSeconds(10), 100)).isEqualTo(new ExecOutcome.Exited(0, "hi\n"));
        assertThat(engine.execs().run(id, List.of("false"), Duration.ofSeconds(10), 100)).isEqualTo(new ExecOutcome.Exited(1, ""));
        assertThat(engine.execs().run(id, List.of("echo", "long"), Duration.ofSeconds(10), 2)).isEqualTo(new ExecOutcome.Exited(0, "lo"));
        assertThat(engine.execs().run(id, List.of("sleep", "100"), Duration.ofMillis(200), 2)).isEqualTo(new ExecOutcome.TimedOut(""));
    }

    @Test
    void execInputEndsBeforeItsOutput() throws IOException {
        String id = run("contract-cat", "sleep", "100");
        try (ExecSession session = engine.execs().start(id, ExecPlan.of("cat").withStdin())) {
            try (OutputStream input = session.stdin()) {
                input.write("through and back".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(text(session.output())).isEqualTo("through and back");
            assertThat(session.exitCode()).isZero();
        }
    }

    @Test
    void execNeedsARunningContainer() {
        String id = engine.containers().create(plan("contract-still", "sleep", "100"));
        assertThatThrownBy(() -> engine.execs().start(id, ExecPlan.of("true"))).isInstanceOf(EngineException.Conflict.class);
    }

    @Test
    void containerIsOnItsNetworksWhileItRuns() {
        for (String network : List.of("contract-n1", "contract-n2")) {
            engine.networks().create(new NetworkPlan(network, NetworkSpec.DEFAULT, MARK));
        }
        Connection both = new Connection.Joined(List.of(Endpoint.on("contract-n1"), Endpoint.on("contract-n2")));
        String id = engine.containers().create(plan("contract-net", "sleep", "100").withConnection(both));
        engine.containers().start(id);
        assertThat(inspect(id).addresses()).containsOnlyKeys("contract-n1", "contract-n2");
        assertThat(engine.networks().inspect("contract-n2").orElseThrow().containers()).containsOnlyKeys(id);
        assertThatThrownBy(() -> engine.networks().remove("contract-n1")).isInstanceOf(EngineException.Conflict.class);
        engine.containers().remove(id);
        engine.networks().remove("contract-n1");
        assertThat(engine.networks().inspect("contract-n1")).isEmpty();
    }

    @Test
    void runningContainerEntersAndLeavesNetworks() {
        for (String network : List.of("contract-n1", "contract-n2")) {
            engine.networks().create(new NetworkPlan(network, NetworkSpec.DEFAULT, MARK));
        }
        String id = engine.containers().create(plan("contract-net", "sleep", "100").withConnection(new Connection.Joined(List.of(Endpoint.on("contract-n1")))));
        engine.containers().start(id);
        engine.networks().connect("contract-n2", id, Endpoint.on("contract-n2"));
        assertThat(inspect(id).addresses()).containsOnlyKeys("contract-n1", "contract-n2");
        assertThat(engine.networks().inspect("contract-n2").orElseThrow().containers()).containsEntry(id, inspect(id).addresses().get("contract-n2"));
        engine.networks().disconnect("contract-n1", id);
        assertThat(inspect(id).addresses()).containsOnlyKeys("contract-n2");
        assertThat(inspect(id).pid()).isPositive();
    }

    @Test
    void containerStartsAgainInTheNetworkOfAnother() {
        engine.networks().create(new NetworkPlan("contract-n1", NetworkSpec.DEFAULT, MARK));
        String holder = engine.containers().create(plan("contract-holder", "sleep", "100").withConnection(new Connection.Joined(List.of(Endpoint.on("contract-n1")))));
        String guest = engine.containers().create(plan("contract-guest", "sleep", "100").withConnection(new Connection.Shared(holder)));
        assertThatThrownBy(() -> engine.containers().start(guest)).isInstanceOf(EngineException.class);
        engine.containers().start(holder);
        engine.containers().start(guest);
        assertThat(inspect(guest).shares()).contains(holder);
        engine.containers().kill(guest, "KILL");
        engine.containers().start(guest);
        assertThat(inspect(holder).addresses()).containsOnlyKeys("contract-n1");
        assertThat(inspect(guest).state()).isInstanceOf(ContainerState.Running.class);
    }

    /// A manager hears its own engine a moment after it began.
    private void awaitHeard() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!engine.swarm().heard()) {
            assertThat(System.nanoTime()).as("the managers hear the engine in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    @Test
    void engineBeginsASwarmAndLeavesIt() throws InterruptedException {
        assumeTrue(engine.swarm().state() instanceof SwarmState.Outside, "the engine is in somebody's Swarm");
        assertThat(engine.swarm().info()).isEmpty();
        assertThat(engine.swarm().heard()).isFalse();
        try {
            engine.swarm().begin("127.0.0.1", "10.254.0.0/16", MARK);
            SwarmState.Member member = (SwarmState.Member) engine.swarm().state();
            assertThat(member.manager()).isTrue();
            assertThat(member.address()).isEqualTo("127.0.0.1");
            assertThat(engine.swarm().info().orElseThrow().labels()).containsAllEntriesOf(MARK);
            assertThat(engine.swarm().info().orElseThrow().workerToken().value()).isNotEmpty();
            assertThat(engine.swarm().members()).extracting(SwarmPeer::member, SwarmPeer::manager, SwarmPeer::up).containsExactly(tuple(member.member(), true, true));
            awaitHeard();
            assertThatThrownBy(() -> engine.swarm().begin("127.0.0.1", "10.254.0.0/16", MARK)).isInstanceOf(EngineException.Refused.class);
            engine.swarm().role(member.member(), true);
            engine.swarm().remove("nobody");
            NetworkSpec overlay = new NetworkSpec(Optional.empty(), Optional.of("overlay"), Map.of(), false, false, true, false,
                    List.of(new NetworkSpec.Subnet("10.253.4.0/22", Optional.empty(), Optional.empty())), Map.of());
            String id = engine.networks().create(new NetworkPlan("contract-overlay", overlay, MARK));
            assertThat(engine.networks().inspect(id).orElseThrow().driver()).isEqualTo("overlay");
            engine.networks().remove(id);
            assertThat(engine.networks().inspect("contract-overlay")).isEmpty();
        } finally {
            engine.swarm().leave();
        }
        assertThat(engine.swarm().state()).isEqualTo(new SwarmState.Outside());
        engine.swarm().leave();
    }

    @Test
    void networkNameIsGivenOnce() {
        engine.networks().create(new NetworkPlan("contract-twice", NetworkSpec.DEFAULT, MARK));
        assertThatThrownBy(() -> engine.networks().create(new NetworkPlan("contract-twice", NetworkSpec.DEFAULT, MARK)))
                .isInstanceOf(EngineException.Conflict.class);
    }

    @Test
    void volumeOutlivesItsContainerAndIsHeldByIt() {
        engine.volumes().create(new VolumePlan("contract-v", "local", Map.of(), MARK));
        String id = engine.containers().create(plan("contract-vol", "sleep", "100").withMounts(List.of(MountSpec.volume("contract-v", "/data"))));
        assertThat(inspect(id).volumes()).containsExactly("contract-v");
        assertThatThrownBy(() -> engine.volumes().remove("contract-v")).isInstanceOf(EngineException.Conflict.class);
        engine.containers().remove(id);
        assertThat(engine.volumes().inspect("contract-v").orElseThrow().labels()).containsAllEntriesOf(MARK);
        engine.volumes().remove("contract-v");
        assertThat(engine.volumes().inspect("contract-v")).isEmpty();
    }

    @Test
    void eventsTellOfStartsAndEnds() {
        try (Events events = engine.events(now())) {
            String id = run("contract-events", "true");
            awaitExit(id);
            assertThat(nextOf(events, id)).isEqualTo(ContainerEvent.Kind.CREATED);
            assertThat(nextOf(events, id)).isEqualTo(ContainerEvent.Kind.STARTED);
            assertThat(nextOf(events, id)).isEqualTo(ContainerEvent.Kind.ENDED);
            engine.containers().remove(id);
            assertThat(nextOf(events, id)).isEqualTo(ContainerEvent.Kind.REMOVED);
        }
    }

    abstract Instant now();

    private static ContainerEvent.Kind nextOf(Events events, String container) {
        while (true) {
            ContainerEvent event = events.next().orElseThrow();
            if (event.container().equals(container)) {
                return event.kind();
            }
        }
    }

    @Test
    void imageGoesByItsNames() {
        String id = engine.images().inspect(image()).orElseThrow().id();
        engine.images().tag(image(), "contract-tagged:2");
        assertThat(engine.images().inspect("contract-tagged:2").orElseThrow().id()).isEqualTo(id);
        assertThat(engine.images().list()).anyMatch(image -> image.tags().contains("contract-tagged:2"));
    }
}
