package io.argosy.planning.explain;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.TaskId;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskState;
import io.argosy.planning.AppPlanner;
import io.argosy.planning.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private final World world = new World();

    @Test
    void explainsEveryPlaceThatIsNotAsItShouldBe() {
        world.deploy(service("web").dependsOn("db", Condition.HEALTHY).build(), service("db").build(),
                service("cache").build(), service("worker").build(), service("fine").build(), service("slow").build()).step();
        world.report("cache.1", new TaskState.Preparing("pulling cache:1 (43 %)")).ready("fine.1").unhealthy("slow.1");
        world.report("worker.1", new TaskState.Running(RunState.BACKING_OFF, World.START, Optional.of(World.START.plusSeconds(8))), "exit code 1");
        TaskId db = world.view().tasks().stream().filter(task -> task.task().service().value().equals("db")).findFirst().orElseThrow().id();

        assertThat(explain(Map.of(db, "1 node: 1 not enough memory (needs 2 GiB, 512 MiB free)"))).containsExactly(
                "cache.1: pulling cache:1 (43 %)",
                "db.1: 1 node: 1 not enough memory (needs 2 GiB, 512 MiB free)",
                "slow.1: unhealthy; replaced at 2026-01-01T12:00:01Z",
                "slow.1: unhealthy",
                "web.1: waiting for db to be healthy",
                "worker.1: its container ended: exit code 1; started again at 2026-01-01T12:00:08Z (restart 1)");
    }

    @Test
    void saysOnceWhatIsTrueOfManyPlaces() {
        world.deploy(service("web").replicas(5).dependsOn("db", Condition.HEALTHY).build(), service("db").build()).step();
        List<Explanation> all = Explanation.of(world.view(), new AppPlanner().plan(world.view(), world.now()), Map.of());
        assertThat(Grouped.of(all)).extracting(Grouped::toString).containsExactly(
                "db.1: waiting to be placed", "web.1, web.2, web.3 and 2 more: waiting for db to be healthy");
    }

    @Test
    void countsPlacesByHowFarTheyAre() {
        world.deploy(service("web").replicas(3).build(), service("migrate").job(1).build()).settle();
        world.deploy(service("web").image("web:2").replicas(3).build(), service("migrate").job(1).build()).step();
        assertThat(ServiceProgress.of(world.view())).extracting(Record::toString).containsExactly(
                "ServiceProgress[service=migrate, places=1, current=1, ready=1, currentReady=1]",
                "ServiceProgress[service=web, places=3, current=1, ready=3, currentReady=0]");
    }

    private List<String> explain(Map<TaskId, String> unplaceable) {
        return Explanation.of(world.view(), new AppPlanner().plan(world.view(), world.now()), unplaceable).stream()
                .map(Explanation::toString)
                .toList();
    }
}
