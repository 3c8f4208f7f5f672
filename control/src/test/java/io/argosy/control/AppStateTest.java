package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.SHOP;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.app.AppStatus;
import io.argosy.control.watch.Watching;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.Constraint;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppStateTest {

    private final World world = World.begun();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void whatCompletedIsAsGoodAsReady() {
        world.deploy(service("web").build(), service("migrate").restart(RestartPolicy.NEVER).build());
        world.awaitState(AppState.RUNNING);
        end("migrate.1", EndReason.COMPLETED);
        world.await("migrate to be completed", _ -> world.tasks().stream().anyMatch(view -> view.state().equals("completed")));
        assertThat(world.shop().state()).isEqualTo(AppState.RUNNING);
        assertThat(world.shop().services()).allSatisfy(service -> assertThat(service.ready()).isEqualTo(1));
    }

    @Test
    void whatFailedAndIsNotToRunAgainDegrades() {
        world.deploy(service("web").build(), service("migrate").restart(RestartPolicy.NEVER).build());
        world.awaitState(AppState.RUNNING);
        end("migrate.1", EndReason.FAILED);
        world.awaitState(AppState.DEGRADED);
    }

    @Test
    void aFirstReleaseThatFailedIsRunningOnceItsTasksCameUp() {
        world.agent.dawdle();
        world.deploy(service("web").build());
        world.await("its task to start", _ -> !world.agent.started().isEmpty());
        TaskId task = world.agent.started().iterator().next();
        run(task, RunState.BACKING_OFF, true);
        world.awaitState(AppState.FAILED);
        run(task, RunState.READY, false);
        world.await("its task to be ready", _ -> world.live().size() == 1);
        assertThat(world.shop().state()).isEqualTo(AppState.RUNNING);
        assertThat(world.shop().rollout().orElseThrow().phase()).isEqualTo(Rollout.Phase.FAILED);
        run(task, RunState.BACKING_OFF, true);
        assertThat(world.shop().state()).isEqualTo(AppState.FAILED);
    }

    @Test
    void anAppOfJobsRunsWhenTheyCompleted() {
        world.deploy(service("migrate").job(2).build());
        world.awaitState(AppState.RUNNING);
        assertThat(world.live()).isEmpty();
    }

    @Test
    void startsAndScalesDoNotLookLikeFaults() {
        world.deploy(service("web").build());
        world.awaitState(AppState.RUNNING);
        Queue<AppState> seen = new ConcurrentLinkedQueue<>();
        try (Watching _ = done(world.control.apps().watch(ADMIN, SHOP, told -> told.map(AppStatus::state).ifPresent(seen::add)))) {
            done(world.control.apps().scale(ADMIN, SHOP, Map.of(new ServiceName("web"), 3)));
            world.await("three tasks", _ -> world.live().size() == 3);
            done(world.control.apps().stop(ADMIN, SHOP));
            world.awaitState(AppState.STOPPED);
            done(world.control.apps().start(ADMIN, SHOP));
            world.awaitState(AppState.RUNNING);
        }
        assertThat(seen).isNotEmpty().doesNotContain(AppState.DEGRADED, AppState.FAILED);
    }

    @Test
    void anUpdateThatCannotBePlacedSaysWhyAndLeavesTheOldTask() {
        world.deploy(service("web").build());
        world.awaitState(AppState.RUNNING);
        world.deploy(service("web").constraint("node.labels.disk", Constraint.Operator.EQUAL, "ssd").build());
        world.await("the reason", _ -> world.tasks().stream().anyMatch(view -> view.state().equals("pending") && view.message().contains("disk == ssd not met")));
        AppStatus shop = world.shop();
        assertThat(shop.state()).isEqualTo(AppState.DEPLOYING);
        assertThat(shop.rollout().orElseThrow().phase()).isEqualTo(Rollout.Phase.ROLLING);
        assertThat(shop.services().getFirst().waiting()).singleElement().asString().contains("1 node: 1 constraint node.labels.disk == ssd not met");
        assertThat(world.live()).extracting(view -> view.task().slot().release()).isEqualTo(List.of(ReleaseNumber.FIRST));
    }

    private void run(TaskId task, RunState run, boolean crashLooping) {
        TaskState state = new TaskState.Running(run, Instant.now(), Optional.empty());
        world.agent.report(new TaskStatus(task, state, Optional.of("container"), Map.of(), List.of(), 0, crashLooping, Optional.empty(), ""));
    }

    private void end(String place, EndReason reason) {
        TaskId task = world.live().stream().map(view -> view.task()).filter(each -> each.slot().shortName().equals(place)).findFirst().orElseThrow().id();
        world.agent.report(TaskStatus.of(task, new TaskState.Ended(reason, Instant.now())));
    }
}
