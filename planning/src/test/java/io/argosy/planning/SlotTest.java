package io.argosy.planning;

import static io.argosy.planning.RollingUpdateTest.web;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.App.Intent;
import io.argosy.model.id.NodeId;
import io.argosy.model.service.Constraint.Operator;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.service.UnhealthyPolicy;
import io.argosy.model.task.EndReason;
import io.argosy.planning.step.Step;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlotTest {

    private final World world = new World();

    @Test
    void backsOffLongerWithEveryRejection() {
        world.deploy(web("1").build()).settle();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            world.end("web.1", EndReason.REJECTED, "no such device").step();
            Instant retry = world.planner.plan(world.view(), world.now).wakeAt().orElseThrow();
            waits.add(Duration.between(world.now, retry).toSeconds());
            world.now = retry;
            assertThat(world.plan()).contains("create web.1 (release 1): web.1 was rejected: no such device");
        }
        assertThat(waits).containsExactly(1L, 4L, 16L, 64L, 256L, 256L, 256L);
    }

    @Test
    void aTaskThatLastedIsReplacedAtOnceAgain() {
        world.deploy(web("1").build()).settle();
        world.later(Duration.ofMinutes(20)).end("web.1", EndReason.LOST);
        assertThat(world.plan()).isEmpty();
        assertThat(world.planner.plan(world.view(), world.now).wakeAt()).contains(world.now.plusSeconds(1));
    }

    @Test
    void tellsWhenItTriesAgain() {
        world.deploy(web("1").build()).settle();
        world.end("web.1", EndReason.REJECTED, "no such device").step();
        assertThat(waiting()).containsExactly("web.1: was rejected: no such device; tried again at " + world.now.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void leavesAPlaceEmptyWhenItsRestartPolicyAsksForNoMore() {
        world.deploy(web("1").restart(RestartPolicy.NEVER).build()).settle();
        world.end("web.1", EndReason.FAILED, "exit code 2").later(Duration.ofDays(1));
        assertThat(world.plan()).isEmpty();
        assertThat(waiting()).containsExactly("web.1: failed: exit code 2; its restart policy asks for no more");
    }

    @Test
    void replacesAnUnhealthyTaskByANewOneFirst() {
        world.deploy(web("1").build()).settle();
        world.seconds(60).unhealthy("web.1");
        assertThat(world.plan()).isEqualTo("create web.1 (release 1): web.1 is unhealthy");
        assertThat(world.plan()).isEmpty();
        world.tasks.values().stream().filter(task -> task.task().node().isEmpty()).findFirst()
                .ifPresent(fresh -> world.tasks.put(fresh.id(), world.calm(world.placed(fresh))));
        assertThat(world.plan()).isEqualTo("stop web.1 (release 1): web.1 has another task, which is ready");
    }

    @Test
    void stopsAnUnhealthyTaskFirstWhereTwoCannotBe() {
        world.deploy(web("1").volume("data", "/data").build()).settle();
        world.seconds(60).unhealthy("web.1");
        assertThat(world.plan()).isEqualTo("stop web.1 (release 1): web.1 is unhealthy");
        world.end("web.1", EndReason.STOPPED);
        assertThat(world.plan()).isEqualTo("create web.1 (release 1) on n1: the place is empty");
    }

    @Test
    void endsTheReplacementWhenTheUnhealthyTaskRecovers() {
        world.deploy(web("1").build()).settle();
        world.seconds(60).unhealthy("web.1").step();
        world.tasks.computeIfPresent(world.tasks.keySet().iterator().next(), (_, task) -> world.calm(task));
        assertThat(world.plan()).isEqualTo("forget web.1 (release 1): web.1 has another task, which is ready");
    }

    @Test
    void keepsAnUnhealthyTaskWhenItsPolicyIsTo() {
        world.deploy(web("1").unhealthy(UnhealthyPolicy.KEEP).build()).settle();
        world.later(Duration.ofHours(1)).unhealthy("web.1");
        assertThat(world.plan()).isEmpty();
    }

    @Test
    void leavesTasksOfANodeThatIsAwayAlone() {
        world.deploy(web("1").build()).settle();
        world.later(Duration.ofHours(1)).unhealthy("web.1").away("n1");
        assertThat(world.plan()).isEmpty();
    }

    @Test
    void scales() {
        world.deploy(web("1").replicas(2).build()).settle();
        world.scale("web", 4);
        assertThat(world.plan()).isEqualTo("create web.3 (release 1): first task of the place\ncreate web.4 (release 1): first task of the place");
        world.settle();
        world.scale("web", 1);
        assertThat(world.plan()).isEqualTo("""
                stop web.2 (release 1): web has 1 place
                stop web.3 (release 1): web has 1 place
                stop web.4 (release 1): web has 1 place""");
        world.settle();
        assertThat(world.tasks).as("what ended in places that are gone is forgotten").hasSize(1);
        world.scale("web", 0);
        assertThat(world.plan()).isEqualTo("stop web.1 (release 1): web has 0 places");
    }

    @Test
    void remembersTheLastFewTasksOfAPlace() {
        world.deploy(web("1").build()).settle();
        for (int i = 0; i < 20; i++) {
            world.later(Duration.ofHours(1)).end("web.1", EndReason.LOST).step();
            world.seconds(300).step();
            world.ready("web.1");
        }
        assertThat(world.tasks).hasSize(6);
    }

    @Test
    void runsAJobOnceForEachRelease() {
        world.deploy(service("migrate").job(2).build());
        assertThat(world.settle()).filteredOn(line -> line.startsWith("create")).hasSize(2);
        world.deploy(service("migrate").job(2).build());
        assertThat(world.settle()).noneMatch(line -> line.startsWith("create"));
        world.deploy(service("migrate").image("migrate:2").job(2).build());
        assertThat(world.settle()).filteredOn(line -> line.startsWith("create")).hasSize(2);
        world.intent(Intent.STOP).settle();
        world.intent(Intent.RUN);
        assertThat(world.settle()).isEmpty();
    }

    @Test
    void runsAJobAgainWhoseContainerWasLost() {
        world.deploy(service("migrate").job(1).build()).settle();
        world.deploy(service("migrate").image("migrate:2").job(1).update(RollingUpdateTest.policy(
                1, Duration.ZERO, io.argosy.model.service.UpdatePolicy.FailureAction.CONTINUE, 0, Optional.empty())).build()).step();
        world.end("migrate.1@2", EndReason.LOST).step();
        world.seconds(1);
        assertThat(world.plan()).isEqualTo("create migrate.1 (release 2): migrate.1 lost its container");
    }

    @Test
    void putsAGlobalServiceOnEveryNodeItMayRunOn() {
        world.node("n2").deploy(service("log").global().constraint("node.name", Operator.NOT_EQUAL, "n3").build());
        assertThat(world.plan()).isEqualTo("create log.1 (release 1) on n1: first task of the place\ncreate log.2 (release 1) on n2: first task of the place");
        world.settle();
        world.node("n0").node("n3");
        assertThat(world.plan()).isEqualTo("create log.3 (release 1) on n0: first task of the place");
        world.settle();
        world.nodes.remove(new NodeId("n1"));
        assertThat(world.plan()).isEqualTo("forget log.1 (release 1): its node was removed");
    }

    @Test
    void bindsAPlaceToTheNodeOfItsLocalVolume() {
        world.deploy(service("db").volume("data", "/data").build()).settle();
        world.node("n0").end("db.1", EndReason.LOST).seconds(1);
        List<Step> steps = world.planner.plan(world.view(), world.now).steps();
        assertThat(steps).singleElement().isInstanceOfSatisfying(Step.CreateTask.class,
                create -> assertThat(create.boundTo()).contains(new NodeId("n1")));
    }

    private List<String> waiting() {
        return world.planner.plan(world.view(), world.now).waiting().stream().map(Object::toString).toList();
    }
}
