package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.node.Moves;
import io.argosy.control.node.NodeView;
import io.argosy.control.record.Tables;
import io.argosy.control.task.TaskView;
import io.argosy.model.event.Event;
import io.argosy.model.node.Coming;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node.Availability;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.planning.rebalance.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nodes come, and the loops bring tasks to them.
class RebalancingTest {

    private static final ServiceSpec SIX = service("web").replicas(6).build();

    private final World world = new World();
    private final SimulatedAgent second = new SimulatedAgent("n2");
    private final SimulatedAgent third = new SimulatedAgent("n3");

    @AfterEach
    void end() {
        world.close();
    }

    private void sixOnTwoNodes(Budget budget) {
        world.budget = budget;
        world.start();
        world.agent.connect(world.control);
        second.connect(world.control);
        world.deploy(SIX);
        world.awaitState(AppState.RUNNING);
    }

    private Map<String, Long> ready() {
        return world.live().stream().collect(Collectors.groupingBy(view -> view.node().orElseThrow().value(), TreeMap::new, Collectors.counting()));
    }

    private List<String> events(String kind) {
        return world.store.snapshot().scan(Tables.EVENTS).stream().map(entry -> entry.value()).filter(event -> event.kind().equals(kind)).map(Event::message).toList();
    }

    private void awaitSettled() {
        world.await("no node to be new", snapshot -> snapshot.scan(Tables.LIVENESS).stream().allMatch(entry -> entry.value().came().isEmpty()));
    }

    @Test
    void aNodeThatJoinsGetsItsShareAndEventsTellWhy() {
        sixOnTwoNodes(new Budget(1, Duration.ZERO));
        third.connect(world.control);
        world.await("tasks to have moved", _ -> ready().equals(Map.of("n1", 2L, "n2", 2L, "n3", 2L)));
        awaitSettled();
        assertThat(events("task.moving")).containsExactly("node n3 joined: moving 1 of 6 tasks of web from n1 to n3", "node n3 joined: moving 1 of 6 tasks of web from n2 to n3");
        assertThat(events("task.stopping")).allMatch(message -> message.contains("runs elsewhere: node n3 joined: moving 1 of 6 tasks of web from n"));
        assertThat(events("node.settled")).contains("node n3 is settled: services are spread over it as evenly as they can be");
    }

    @Test
    void nothingMovesUnlessAskedFor() {
        sixOnTwoNodes(Budget.NOTHING);
        third.connect(world.control);
        done(world.control.nodeChanges().availability(ADMIN, "n2", Availability.DRAINING));
        world.await("n2 to be empty", _ -> ready().equals(Map.of("n1", 3L, "n3", 3L)));
        done(world.control.nodeChanges().availability(ADMIN, "n2", Availability.ACTIVE));
        assertThat(came("n2")).map(Coming::kind).contains(Coming.Kind.ACTIVATED);
        assertThat(came("n3")).map(Coming::kind).contains(Coming.Kind.JOINED);
        assertThat(events("task.moving")).isEmpty();
    }

    private Optional<Coming> came(String node) {
        return done(world.control.nodes().list(ADMIN)).stream().filter(view -> view.node().name().value().equals(node)).map(NodeView::liveness).map(Liveness::came).findFirst().orElseThrow();
    }

    @Test
    void whatIsUnderWayIsShownUntilItIsDone() {
        sixOnTwoNodes(new Budget(1, Duration.ZERO));
        third.dawdle();
        third.connect(world.control);
        world.await("a task to be on its way", _ -> third.running().size() == 1);
        TaskView serving = world.live().stream().filter(view -> view.task().departing()).findFirst().orElseThrow();
        assertThat(serving.message()).isEqualTo("serves until another takes its place: node n3 joined: moving 1 of 6 tasks of web from n1");
        Optional<Moves> moves = done(world.control.nodes().list(ADMIN)).stream().filter(view -> view.node().name().value().equals("n3")).findFirst().orElseThrow().moves();
        assertThat(moves).contains(new Moves(List.of("default/shop " + serving.task().slot().shortName()), List.of()));
        assertThat(ready().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(6);
        third.report(TaskStatus.of(third.running().stream().findFirst().orElseThrow(), new TaskState.Running(RunState.READY, Instant.now(), Optional.empty())));
        world.await("the old one to have ended", _ -> world.live().stream().noneMatch(view -> view.task().id().equals(serving.task().id())) && ready().containsKey("n3"));
    }

    @Test
    void anotherLeaderGoesOnWhereTheLastOneWas() {
        sixOnTwoNodes(new Budget(1, Duration.ofHours(1)));
        third.connect(world.control);
        world.control.close();
        World next = new World(world.store, world);
        next.budget = new Budget(2, Duration.ZERO);
        next.start();
        List.of(next.agent, second, third).forEach(agent -> agent.connect(next.control));
        next.await("tasks to have moved", _ -> next.live().stream().filter(view -> view.node().orElseThrow().value().equals("n3")).count() == 2);
        world.control = next.control;
        assertThat(events("task.moving")).allMatch(message -> message.startsWith("node n3 joined"));
    }

    @Test
    void settingItWhileTheClusterRunsIsEnoughAlsoForTheNextLeader() {
        sixOnTwoNodes(new Budget(0, Duration.ZERO));
        third.connect(world.control);
        done(world.control.clusterSettings().set(ADMIN, "rebalance", "1"));
        world.await("tasks to have moved", _ -> ready().equals(Map.of("n1", 2L, "n2", 2L, "n3", 2L)));
        awaitSettled();
        world.control.close();
        World next = new World(world.store, world);
        next.budget = new Budget(0, Duration.ZERO);
        next.start();
        SimulatedAgent fourth = new SimulatedAgent("n4");
        List.of(next.agent, second, third, fourth).forEach(agent -> agent.connect(next.control));
        done(next.control.nodeChanges().availability(ADMIN, "n3", Availability.DRAINING));
        next.await("n3 to be empty", _ -> next.live().stream().noneMatch(view -> view.node().orElseThrow().value().equals("n3")));
        done(next.control.nodeChanges().availability(ADMIN, "n3", Availability.ACTIVE));
        next.await("a task to be back", _ -> next.live().stream().anyMatch(view -> view.node().orElseThrow().value().equals("n3")));
        world.control = next.control;
        assertThat(events("task.moving")).last().asString().startsWith("node n3 was activated: moving 1 of 6 tasks of web");
    }

    @Test
    void turningItOffEndsWhatIsUnderWay() {
        sixOnTwoNodes(new Budget(0, Duration.ZERO));
        third.dawdle();
        third.connect(world.control);
        done(world.control.clusterSettings().set(ADMIN, "rebalance", "1"));
        world.await("a task to be on its way", _ -> third.running().size() == 1);
        done(world.control.clusterSettings().unset(ADMIN, "rebalance"));
        world.await("it to stay", _ -> world.live().stream().noneMatch(view -> view.task().departing()) && third.running().isEmpty());
        assertThat(ready()).isEqualTo(Map.of("n1", 3L, "n2", 3L));
    }
}
