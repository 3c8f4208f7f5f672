package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.app.ServiceStatus;
import io.argosy.control.record.Tables;
import io.argosy.control.session.Patience;
import io.argosy.control.task.TaskView;
import io.argosy.model.id.ServiceName;
import io.argosy.model.node.Flapping;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.task.Goal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LostNodesTest {

    private final World world = new World();
    private final SimulatedAgent other = new SimulatedAgent("n2");

    @BeforeEach
    void begin() {
        world.patience = new Patience(Duration.ofMillis(100), Duration.ofHours(1), Duration.ZERO);
        world.start();
        world.agent.connect(world.control);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private List<String> ready() {
        return world.live().stream().map(view -> view.task().slot().shortName() + " on " + view.node().orElseThrow()).sorted().toList();
    }

    private List<Liveness.State> states() {
        return done(world.control.nodes().list(ADMIN)).stream().map(view -> view.liveness().state()).toList();
    }

    @Test
    void tasksOfASilentNodeRunElsewhereAndStopWhenItReturns() {
        other.connect(world.control);
        world.deploy(service("web").replicas(2).build());
        world.awaitState(AppState.RUNNING);
        assertThat(ready()).containsExactly("web.1 on n1", "web.2 on n2");

        other.fallSilent();
        world.await("both tasks on n1", _ -> ready().equals(List.of("web.1 on n1", "web.2 on n1")));
        assertThat(states()).containsExactly(Liveness.State.CONNECTED, Liveness.State.LOST);
        assertThat(world.tasks()).filteredOn(view -> view.state().equals("node lost")).extracting(TaskView::message)
                .containsExactly("node n2 is lost: nothing was heard of it");
        assertThat(world.shop().state()).isEqualTo(AppState.RUNNING);
        assertThat(other.running()).hasSize(1);
        world.await("the replaced task to be told to stop", snapshot -> snapshot.scan(Tables.TASKS).stream().map(entry -> entry.value())
                .filter(task -> task.node().equals(Optional.of(other.node()))).allMatch(task -> task.goal() == Goal.STOP));

        other.connect(world.control);
        world.await("the replaced task to end", _ -> other.running().isEmpty());
        assertThat(ready()).containsExactly("web.1 on n1", "web.2 on n1");
    }

    @Test
    void aDatabaseWaitsForItsVolume() {
        world.deploy(service("db").volume("data", "/data").build());
        world.awaitState(AppState.RUNNING);
        other.connect(world.control);
        world.agent.fallSilent();
        world.awaitState(AppState.DEGRADED);
        world.await("the reason", _ -> world.shop().services().stream().map(ServiceStatus::waiting).toList()
                .equals(List.of(List.of("1 volume shop_data is on n1, lost"))));
        assertThat(world.tasks()).extracting(TaskView::message).containsExactly("volume shop_data is on n1, lost");
        assertThat(other.running()).isEmpty();

        world.agent.connect(world.control);
        world.awaitState(AppState.RUNNING);
        assertThat(world.agent.started()).hasSize(1);
    }

    @Test
    void anAppThatGoesWithItsVolumesSaysWhichIsMissing() {
        world.deploy(service("db").volume("data", "/data").build());
        world.awaitState(AppState.RUNNING);
        other.connect(world.control);
        world.agent.fallSilent();
        world.await("n1 to be lost", _ -> states().contains(Liveness.State.LOST));
        done(world.control.apps().remove(ADMIN, World.SHOP, true));
        world.await("the reason", _ -> world.shop().services().stream().map(ServiceStatus::waiting).toList()
                .equals(List.of(List.of("volume shop_data is on n1, lost; remove the node to give the volume up"))));

        world.agent.connect(world.control);
        world.awaitGone();
        assertThat(world.agent.volumes()).isEmpty();
    }

    @Test
    void anAgentThatEndedIsWaitedForLonger() {
        other.connect(world.control);
        world.deploy(service("web").replicas(2).build());
        world.awaitState(AppState.RUNNING);
        other.disconnect();
        assertThat(states()).containsExactly(Liveness.State.CONNECTED, Liveness.State.AWAY);
        Liveness liveness = List.copyOf(world.store.snapshot().scan(Tables.LIVENESS)).getLast().value();
        assertThat(liveness.lostAt()).contains(liveness.since().plus(Duration.ofHours(1)));
    }

    @Test
    void anAppIsRemovedThoughANodeIsLost() {
        other.connect(world.control);
        world.deploy(service("web").replicas(2).build());
        world.awaitState(AppState.RUNNING);
        other.fallSilent();
        world.await("n2 to be lost", _ -> states().contains(Liveness.State.LOST));
        done(world.control.apps().remove(ADMIN, World.SHOP, false));
        world.awaitGone();
    }

    @Test
    void aNodeThatComesAndGoesGetsNoNewTasksForAWhile() {
        for (int i = 0; i < 4; i++) {
            other.connect(world.control);
            other.fallSilent();
            world.await("n2 to be lost", _ -> states().contains(Liveness.State.LOST));
        }
        other.connect(world.control);
        assertThat(done(world.control.nodes().list(ADMIN)).getLast().liveness().flapping().rests()).isTrue();
        world.deploy(service("web").replicas(2).build());
        world.awaitState(AppState.RUNNING);
        assertThat(ready()).containsExactly("web.1 on n1", "web.2 on n1");
        assertThat(events("node.flapping")).singleElement().asString().contains("node n2 was lost 4 times lately: it gets no new tasks until", "`argosy node activate n2`");

        done(world.control.nodeChanges().availability(ADMIN, "n2", Node.Availability.ACTIVE));
        assertThat(done(world.control.nodes().list(ADMIN)).getLast().liveness().flapping()).isEqualTo(Flapping.NONE);
        assertThat(events("node.activate")).singleElement();
        done(world.control.apps().scale(ADMIN, World.SHOP, Map.of(new ServiceName("web"), 3)));
        world.await("a task on n2", _ -> ready().contains("web.3 on n2"));
    }

    private List<String> events(String kind) {
        return world.store.snapshot().scan(Tables.EVENTS).stream().map(entry -> entry.value()).filter(event -> event.kind().equals(kind))
                .map(event -> event.message()).toList();
    }
}
