package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.record.Tables;
import io.argosy.control.task.TaskView;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.task.Task;
import io.argosy.model.unit.ByteSize;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import io.argosy.testkit.spec.ServiceBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many deploys at once on nodes of 8 GiB that cannot hold all they ask for.
class CapacityTest {

    private static final int GIBIBYTE = 1024;
    private static final int APPS = 10;

    private final World world = World.begun();
    private final SimulatedAgent other = new SimulatedAgent("n2");

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void noNodeIsPromisedMoreThanItHas() throws Exception {
        other.connect(world.control);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, APPS).<Callable<Object>>mapToObj(number -> () ->
                    done(world.control.deploys().deploy(ADMIN, app(number), world.input(web().replicas(2).build())))).toList());
        }
        world.await("two of three gibibytes to be on each node", snapshot -> placed(snapshot).values().stream().mapToInt(Integer::intValue).sum() == 4
                && snapshot.scan(Tables.TASKS).size() == 2 * APPS);
        assertThat(placed(world.store.snapshot())).allSatisfy((_, tasks) -> assertThat(tasks).isEqualTo(2));
        world.await("reasons", _ -> waiting().stream().filter(reason ->
                reason.equals("2 nodes: 2 not enough memory (needs 3 GiB, 2 GiB free)")).count() == 2 * APPS - 4);
    }

    @Test
    void roomThatIsGivenBackIsTaken() {
        done(world.control.deploys().deploy(ADMIN, app(1), world.input(web().replicas(2).build())));
        world.await("both to be placed", snapshot -> placed(snapshot).values().stream().mapToInt(Integer::intValue).sum() == 2);
        done(world.control.deploys().deploy(ADMIN, app(2), world.input(web().build())));
        world.await("the third to wait", _ -> waiting().stream().anyMatch(reason -> reason.startsWith("1 node: 1 not enough memory")));
        done(world.control.deploys().deploy(ADMIN, app(1), world.input(web().replicas(1).build())));
        world.await("the third to be placed", snapshot -> snapshot.scan(Tables.TASKS).stream().map(Entry::value)
                .anyMatch(task -> task.app().equals(app(2)) && task.node().isPresent()));
    }

    @Test
    void aGlobalServiceRunsOnNodesThatJoinLater() {
        world.deploy(service("agent").global().build());
        world.await("one task", _ -> world.live().size() == 1);
        other.connect(world.control);
        world.await("one on the new node", _ -> world.live().stream().anyMatch(task -> task.node().map(Object::toString).equals(Optional.of("n2"))));
    }

    private List<String> waiting() {
        return IntStream.range(0, APPS).mapToObj(CapacityTest::app)
                .filter(app -> world.store.snapshot().get(Tables.APPS, app).isPresent())
                .flatMap(app -> done(world.control.tasks().ofApp(ADMIN, app)).stream())
                .map(TaskView::message).toList();
    }

    /// Tasks that take something, by node.
    private static Map<NodeId, Integer> placed(Snapshot snapshot) {
        Map<NodeId, Integer> placed = new HashMap<>();
        for (Entry<?, Task> entry : snapshot.scan(Tables.TASKS)) {
            entry.value().node().ifPresent(node -> placed.merge(node, 1, Integer::sum));
        }
        return placed;
    }

    private static AppRef app(int number) {
        return AppRef.of("default", "app" + number);
    }

    private static ServiceBuilder web() {
        return service("web").resources(new ResourceSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(ByteSize.mebibytes(3 * GIBIBYTE)), List.of(), Optional.empty()));
    }
}
