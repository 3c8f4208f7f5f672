package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.SHOP;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.place.Wave;
import io.argosy.control.record.Tables;
import io.argosy.control.session.Patience;
import io.argosy.control.task.TaskView;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.model.task.RunState;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Three zones of two nodes, of which one zone is lost at once. Tasks get ready when the test says so.
class LostZoneTest {

    private static final AppRef TOOLS = AppRef.of("default", "tools");
    private static final Wave WAVE = new Wave(2, 3);
    private static final List<String> ORDER = List.of("db", "web", "log");

    private final World world = new World();
    private final Map<String, SimulatedAgent> agents = new LinkedHashMap<>();

    @BeforeEach
    void begin() {
        world.patience = new Patience(Duration.ofMillis(100), Duration.ofHours(1), Duration.ZERO);
        world.wave = WAVE;
        world.start();
        for (String name : List.of("a1", "a2", "b1", "b2", "c1", "c2")) {
            agents.put(name, new SimulatedAgent(name).in(name.substring(0, 1)));
            agents.get(name).connect(world.control);
        }
        done(world.control.deploys().deploy(ADMIN, TOOLS, world.input(service("log").replicas(6).priority(-100).build())));
        world.deploy(service("db").replicas(6).zones(2).priority(100).build(), service("web").replicas(6).zones(2).priority(100).dependsOn("db", Condition.HEALTHY).build());
        world.awaitState(AppState.RUNNING);
        world.await("all to run", _ -> live().size() == 18);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private List<TaskView> live() {
        List<TaskView> all = new ArrayList<>(world.tasks());
        all.addAll(done(world.control.tasks().ofApp(ADMIN, TOOLS)));
        return all.stream().filter(view -> view.state().equals("ready")).toList();
    }

    /// Tasks that were placed in the zones that are left and are not ready, in the order in which they were seen.
    private static List<Task> starting(Snapshot snapshot, Set<TaskId> before) {
        return made(snapshot, before).stream().filter(task -> task.node().isPresent())
                .filter(task -> snapshot.scan(Tables.STATUSES).stream().noneMatch(status -> status.value().task().equals(task.id()) && status.value().ready()))
                .toList();
    }

    private static List<Task> made(Snapshot snapshot, Set<TaskId> before) {
        return snapshot.scan(Tables.TASKS).stream().map(entry -> entry.value()).filter(task -> !before.contains(task.id())).toList();
    }

    private void ready(Task task) {
        world.await("its agent to start it", _ -> agents.values().stream().anyMatch(agent -> agent.running().contains(task.id())));
        agents.values().stream().filter(agent -> agent.running().contains(task.id())).findFirst().orElseThrow()
                .report(TaskStatus.of(task.id(), new TaskState.Running(RunState.READY, Instant.now(), Optional.empty())));
    }

    @Test
    void oneWaveReplacesAllMostImportantFirst() {
        Set<TaskId> before = new HashSet<>();
        world.store.snapshot().scan(Tables.TASKS).forEach(entry -> before.add(entry.value().id()));
        agents.values().forEach(SimulatedAgent::dawdle);
        agents.get("c1").fallSilent();
        agents.get("c2").fallSilent();

        world.await("all to be made", snapshot -> made(snapshot, before).size() == 6 && starting(snapshot, before).size() == WAVE.atOnce());
        List<Task> begun = starting(world.store.snapshot(), before);
        for (int left = 5; left >= 0; left--) {
            ready(begun.getFirst());
            int then = Math.min(WAVE.atOnce(), left);
            world.await("the next to start", snapshot -> starting(snapshot, before).size() == then);
            Snapshot now = world.store.snapshot();
            List<Task> starting = starting(now, before);
            assertThat(starting.stream().collect(Collectors.groupingBy(task -> task.node().orElseThrow(), Collectors.counting())).values())
                    .allMatch(count -> count <= WAVE.perNode());
            List<Task> waiting = made(now, before).stream().filter(task -> task.node().isEmpty()).toList();
            List<Task> sofar = begun;
            starting.stream().filter(task -> !sofar.contains(task)).forEach(task ->
                    assertThat(waiting).allMatch(other -> ORDER.indexOf(other.service().value()) >= ORDER.indexOf(task.service().value())));
            begun = starting;
        }
        world.await("all to be replaced", _ -> live().size() == 18);
        assertThat(live()).allMatch(view -> !view.node().orElseThrow().value().startsWith("c"));
        assertThat(world.shop().state()).isEqualTo(AppState.RUNNING);
        assertThat(done(world.control.apps().inspect(ADMIN, SHOP)).services()).allMatch(status -> status.ready() == 6);
    }
}
