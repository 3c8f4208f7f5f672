package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.session.Patience;
import io.argosy.control.task.TaskView;
import io.argosy.model.app.App;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.TaskId;
import io.argosy.model.node.AgentFeature;
import io.argosy.model.node.Liveness;
import io.argosy.model.service.ExclusiveSpec;
import io.argosy.model.service.ExclusiveSpec.Alone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Exclusive tasks and the leases without which they must not run, as the leader sees them.
class LeasesTest {

    private final World world = new World();
    private final SimulatedAgent other = new SimulatedAgent("n2");

    @BeforeEach
    void begin() {
        world.patience = new Patience(Duration.ofMillis(50), Duration.ofHours(1), Duration.ZERO);
        world.start();
        other.connect(world.control);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private TaskId deployed(ExclusiveSpec exclusive) {
        world.deploy(service("ledger").exclusive(exclusive).build());
        world.awaitState(AppState.RUNNING);
        TaskId task = world.live().getFirst().task().id();
        world.agent.connect(world.control);
        return task;
    }

    private void later(Duration time) {
        world.skew.addAndGet(time.toNanos());
    }

    private List<String> ready() {
        return world.live().stream().map(view -> view.task().slot().shortName() + " on " + view.node().map(NodeName::value).orElse("a node that is gone")).toList();
    }

    private void awaitLost() {
        world.await("n2 to be lost", _ -> done(world.control.nodes().list(ADMIN)).stream().anyMatch(view -> view.liveness().state() == Liveness.State.LOST));
    }

    @Test
    void anAgentIsToldWhichTasksNeedALease() {
        deployed(ExclusiveSpec.DEFAULT);
        assertThat(other.assignment().assignment().items().values()).filteredOn(TaskItem.class::isInstance)
                .extracting(item -> ((TaskItem) item).lease()).containsExactly(Optional.of(Duration.ofSeconds(30)));
    }

    @Test
    void anAgentThatKnowsNoLeasesGetsNoTaskThatNeedsOne() {
        other.without(AgentFeature.LEASES).connect(world.control);
        world.deploy(service("ledger").exclusive(ExclusiveSpec.DEFAULT).build(), service("web").build());
        String reason = "1 node: 1 agent knows no leases of exclusive tasks and must be upgraded (is test)";
        world.await("the reason", _ -> world.tasks().stream().map(TaskView::message).anyMatch(reason::equals));
        world.await("the other task", _ -> ready().equals(List.of("web.1 on n2")));

        world.agent.connect(world.control);
        world.await("the task on n1", _ -> ready().contains("ledger.1 on n1"));
    }

    @Test
    void leasesAreGrantedForTasksOfTheNodeAlone() {
        TaskId task = deployed(ExclusiveSpec.DEFAULT);
        assertThat(other.keepLeases(Set.of(task, new TaskId("unknown")))).containsExactly(task);
        assertThat(world.agent.keepLeases(Set.of(task))).isEmpty();
    }

    @Test
    void aTaskOfALostNodeIsReplacedWhenItsLeaseHasLapsed() {
        TaskId task = deployed(ExclusiveSpec.DEFAULT);
        later(Duration.ofMinutes(1));
        assertThat(other.keepLeases(Set.of(task))).containsExactly(task);
        other.fallSilent();
        awaitLost();
        world.await("the reason", _ -> world.tasks().stream().map(TaskView::message)
                .anyMatch(message -> message.startsWith("node n2 is lost: nothing was heard of it; waiting until its lease has lapsed (")));
        assertThat(world.shop().services().getFirst().waiting()).hasSize(1).first().asString().startsWith("1 node n2 is lost: waiting until its lease has lapsed (");
        assertThat(world.shop().state()).isEqualTo(AppState.DEGRADED);
        assertThat(world.agent.started()).isEmpty();

        later(Duration.ofSeconds(32));
        world.deploy(service("ledger").exclusive(ExclusiveSpec.DEFAULT).build(), service("other").build());
        world.await("the task on n1", _ -> ready().contains("ledger.1 on n1"));
    }

    @Test
    void aTaskThatWasReplacedIsGrantedNothing() {
        TaskId task = deployed(ExclusiveSpec.DEFAULT);
        later(Duration.ofMinutes(1));
        other.fallSilent();
        world.await("the task on n1", _ -> ready().contains("ledger.1 on n1"));
        other.connectDeaf(world.control);
        assertThat(other.keepLeases(Set.of(task))).isEmpty();
    }

    @Test
    void aTaskWhoseNodeReturnsInTimeStays() {
        TaskId task = deployed(ExclusiveSpec.DEFAULT);
        assertThat(other.keepLeases(Set.of(task))).containsExactly(task);
        other.fallSilent();
        awaitLost();
        other.connect(world.control);
        assertThat(other.keepLeases(Set.of(task))).containsExactly(task);
        world.awaitState(AppState.RUNNING);
        assertThat(ready()).containsExactly("ledger.1 on n2");
        assertThat(world.agent.started()).isEmpty();
    }

    @Test
    void aServerThatBeginsWaitsALeaseThoughItGrantedNone() {
        TaskId task = deployed(ExclusiveSpec.DEFAULT);
        assertThat(other.keepLeases(Set.of(task))).containsExactly(task);
        later(Duration.ofMinutes(10));
        world.agent.disconnect();
        other.fallSilent();
        world.control.close();
        World next = new World(world.store, world);
        next.patience = world.patience;
        next.start();
        next.agent.connect(next.control);
        next.await("n2 to be lost", _ -> done(next.control.nodes().list(ADMIN)).stream().anyMatch(view -> view.liveness().state() == Liveness.State.LOST));
        assertThat(next.tasks()).extracting(TaskView::message).allMatch(message -> message.contains("waiting until its lease has lapsed (3"));
        next.skew.addAndGet(Duration.ofSeconds(32).toNanos());
        done(next.control.apps().scale(ADMIN, World.SHOP, Map.of(new ServiceName("ledger"), 2)));
        next.await("the tasks on n1", _ -> next.live().stream().filter(view -> view.node().orElseThrow().value().equals("n1")).count() == 2);
        world.control = next.control;
    }

    @Test
    void aTaskThatStaysAloneIsMovedByTheRemovalOfItsNode() {
        deployed(new ExclusiveSpec(ExclusiveSpec.DEFAULT_LEASE, Alone.KEEP));
        assertThat(other.assignment().assignment().items().values()).filteredOn(TaskItem.class::isInstance)
                .extracting(item -> ((TaskItem) item).lease()).containsExactly(Optional.empty());
        later(Duration.ofHours(1));
        other.fallSilent();
        awaitLost();
        world.await("the reason", _ -> world.tasks().stream().map(TaskView::message).anyMatch(message ->
                message.endsWith("its task stays alone until the node returns, or is removed with `argosy node rm --force n2`")));
        assertThat(world.agent.started()).isEmpty();

        done(world.control.nodeRemoval().remove(ADMIN, "n2", true));
        world.await("the task on n1", _ -> ready().contains("ledger.1 on n1"));
    }

    @Test
    void theRemovalOfANodeDoesNotShortenALease() {
        TaskId task = deployed(ExclusiveSpec.DEFAULT);
        assertThat(other.keepLeases(Set.of(task))).containsExactly(task);
        done(world.control.nodeRemoval().remove(ADMIN, "n2", true));
        world.await("the reason", _ -> world.shop().services().getFirst().waiting().stream().anyMatch(text -> text.contains("until its lease has lapsed")));
        assertThat(world.agent.started()).isEmpty();
        later(Duration.ofSeconds(32));
        done(world.control.apps().stop(ADMIN, World.SHOP));
        world.awaitState(AppState.STOPPED);
        assertThat(world.shop().intent()).isEqualTo(App.Intent.STOP);
    }
}
