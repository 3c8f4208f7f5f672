package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.record.Tables;
import io.argosy.control.task.TaskView;
import io.argosy.model.event.Event;
import io.argosy.model.id.AppRef;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.unit.ByteSize;
import io.argosy.store.Entry;
import io.argosy.testkit.spec.ServiceBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One node of 8 GiB that is full.
class PriorityTest {

    private static final AppRef BATCH = AppRef.of("default", "batch");

    private final World world = new World();

    @BeforeEach
    void begin() {
        world.start();
        world.agent.connect(world.control);
        done(world.control.deploys().deploy(ADMIN, BATCH, world.input(sized("calc", 2).replicas(4).priority(-100).build())));
        world.await("batch to run", _ -> batch("ready").size() == 4);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static ServiceBuilder sized(String name, int gibibytes) {
        return service(name).resources(new ResourceSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(ByteSize.mebibytes(gibibytes * 1024L)), List.of(), Optional.empty()));
    }

    private List<TaskView> batch(String state) {
        return done(world.control.tasks().ofApp(ADMIN, BATCH)).stream().filter(view -> view.state().equals(state)).toList();
    }

    private void deploy(ServiceSpec... services) {
        world.deploy(services);
    }

    @Test
    void lessImportantTasksGiveWayAndSaySo() {
        deploy(sized("web", 3).priority(100).build());
        world.awaitState(AppState.RUNNING);
        world.await("those that gave way to wait", _ -> batch("pending").size() == 2 && batch("ready").size() == 2
                && batch("pending").stream().allMatch(view -> view.message().startsWith("gave way to shop/web (priority 100) on n1; 1 node: ")));
        assertThat(batch("pending")).extracting(TaskView::message)
                .containsOnly("gave way to shop/web (priority 100) on n1; 1 node: 1 not enough memory (needs 2 GiB, 1 GiB free)");
        assertThat(world.store.snapshot().scan(Tables.EVENTS).stream().map(Entry::value).filter(event -> event.kind().equals("task.preempted")))
                .hasSize(2).extracting(Event::message).allMatch(text -> text.matches("calc\\.[1-4] stops: gave way to shop/web \\(priority 100\\) on n1"));

        done(world.control.apps().remove(ADMIN, World.SHOP, false));
        world.await("them to run again", _ -> batch("ready").size() == 4);
    }

    @Test
    void nobodyGivesWayToATaskThatFitsNowhere() {
        deploy(sized("web", 9).priority(100).build());
        world.await("the reason", _ -> world.tasks().stream().anyMatch(view -> view.message().contains("not enough memory")));
        assertThat(batch("ready")).hasSize(4);
    }

    @Test
    void nobodyGivesWayToATaskOfTheSamePriority() {
        deploy(sized("web", 1).priority(-100).build());
        world.await("the reason", _ -> world.tasks().stream().anyMatch(view -> view.message().contains("not enough memory")));
        assertThat(batch("ready")).hasSize(4);
    }
}
