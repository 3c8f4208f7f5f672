package io.argosy.planning;

import static io.argosy.planning.RollingUpdateTest.policy;
import static io.argosy.planning.RollingUpdateTest.web;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.Rollout.Phase;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.model.service.UnhealthyPolicy;
import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.service.UpdatePolicy.FailureAction;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.TaskState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTest {

    private final World world = new World();

    @Test
    void aTaskThatDoesNotBecomeReadyInTimeHasFailed() {
        world.deploy(web("1").build()).settle();
        world.deploy(web("2").build()).step();
        world.report("web.1@2", new TaskState.Preparing("pulling")).seconds(599);
        assertThat(world.plan()).isEmpty();
        assertThat(world.planner.plan(world.view(), world.now).wakeAt()).contains(world.now.plusSeconds(1));
        assertThat(world.seconds(1).plan()).contains("roll back from release 2 to release 1: 1 new task of web failed: not ready within 10m");
    }

    @Test
    void aJobMayTakeAsLongAsItLikesOnceItRuns() {
        world.deploy(service("migrate").job(1).build()).settle();
        world.deploy(service("migrate").image("migrate:2").job(1).build()).step();
        world.starting("migrate.1@2").later(Duration.ofHours(3));
        assertThat(world.plan()).isEmpty();
    }

    @Test
    void rollsBackWhenANewTaskCrashLoops() {
        world.deploy(web("1").replicas(2).build()).settle();
        world.deploy(web("2").replicas(2).build()).step();
        world.crashLoop("web.1@2");

        assertThat(world.plan()).isEqualTo("roll back from release 2 to release 1: 1 new task of web failed: exit code 1");
        assertThat(world.plan()).isEqualTo("stop web.1 (release 2): web.1 runs release 1\nrollout to release 3 done: every service runs as released");
        assertThat(world.live()).containsExactly("web.1@1", "web.1@2 stopping", "web.2@1");
        assertThat(world.app.target()).contains(new ReleaseNumber(3));
        assertThat(world.phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void rollsBackPlacesThatWereReplacedAlready() {
        world.deploy(web("1").replicas(2).build()).settle();
        world.deploy(web("2").replicas(2).build()).step();
        world.ready("web.1@2").step();
        world.seconds(5).step();
        world.unhealthy("web.2@2");

        assertThat(world.plan()).startsWith("roll back from release 2 to release 1: 1 new task of web failed");
        assertThat(world.plan()).isEqualTo("stop web.2 (release 2): web.2 runs release 1\ncreate web.1 (release 1): replaces release 2");
        world.settle();
        assertThat(world.live()).containsExactly("web.1@1", "web.2@1");
    }

    @Test
    void rollsBackWhenATaskIsRejected() {
        world.deploy(web("1").build()).settle();
        world.deploy(web("2").build()).step();
        world.end("web.1@2", EndReason.REJECTED, "no such device");
        assertThat(world.plan()).isEqualTo("roll back from release 2 to release 1: 1 new task of web failed: no such device");
    }

    @Test
    void rollsBackWhenATaskFallsOverWhileItIsWatched() {
        world.deploy(web("1").build()).settle();
        world.deploy(web("2").build()).step();
        world.ready("web.1@2").step();
        world.seconds(4).starting("web.1@2");
        assertThat(world.plan()).startsWith("roll back from release 2 to release 1");
    }

    @Test
    void keepsTheOldTaskUntilTheNewOneWasWatched() {
        world.deploy(web("1").build()).settle();
        world.deploy(web("2").build()).step();
        world.ready("web.1@2").step();
        assertThat(world.live()).containsExactly("web.1@1", "web.1@2");
    }

    @Test
    void pausesWhereThePolicySaysSo() {
        UpdatePolicy pause = policy(1, Duration.ZERO, FailureAction.PAUSE, 0, Optional.empty());
        world.deploy(web("1").replicas(2).update(pause).build()).settle();
        world.deploy(web("2").replicas(2).update(pause).build()).step();
        world.crashLoop("web.1@2");

        assertThat(world.plan()).isEqualTo("rollout to release 2 paused: 1 new task of web failed: exit code 1");
        world.seconds(600);
        assertThat(world.plan()).isEmpty();
        assertThat(world.live()).containsExactly("web.1@1", "web.1@2", "web.2@1");
    }

    @Test
    void aPausedRolloutKeepsReplacingLostTasksAsTheyWere() {
        UpdatePolicy pause = policy(1, Duration.ZERO, FailureAction.PAUSE, 0, Optional.empty());
        world.deploy(web("1").replicas(2).update(pause).build()).settle();
        world.deploy(web("2").replicas(2).update(pause).build()).step();
        world.crashLoop("web.1@2").step();
        world.end("web.2@1", EndReason.LOST).seconds(1);
        assertThat(world.plan()).isEqualTo("create web.2 (release 1): web.2 lost its container");
    }

    @Test
    void goesOnWhereThePolicySaysSo() {
        UpdatePolicy goOn = policy(1, Duration.ZERO, FailureAction.CONTINUE, 0, Optional.empty());
        world.deploy(web("1").replicas(2).update(goOn).build()).settle();
        world.deploy(web("2").replicas(2).update(goOn).build()).step();
        world.crashLoop("web.1@2");

        assertThat(world.plan()).isEqualTo("create web.2 (release 2): replaces release 1");
        world.ready("web.2@2").step();
        world.seconds(5);
        assertThat(world.plan()).isEqualTo("""
                stop web.2 (release 1): web.2 runs release 2
                rollout to release 2 done: 1 new task failed, as many as the update policy tolerates""");
        assertThat(world.live()).as("the old task serves on where the new one fails").contains("web.1@1", "web.1@2");
    }

    @Test
    void toleratesAShareOfFailures() {
        UpdatePolicy half = policy(1, Duration.ZERO, FailureAction.ROLLBACK, 0.5, Optional.empty());
        world.deploy(web("1").replicas(2).update(half).build()).settle();
        world.deploy(web("2").replicas(2).update(half).build()).step();
        world.crashLoop("web.1@2");
        assertThat(world.plan()).isEqualTo("create web.2 (release 2): replaces release 1");
        world.crashLoop("web.2@2");
        assertThat(world.plan()).isEqualTo("roll back from release 2 to release 1: 2 new tasks of web failed: exit code 1");
    }

    @Test
    void aFailedRollbackPauses() {
        world.deploy(web("1").replicas(2).build()).settle();
        world.deploy(web("2").replicas(2).build()).step();
        world.ready("web.1@2").step();
        world.seconds(5).step();
        world.crashLoop("web.2@2").step();
        assertThat(world.plan()).endsWith("create web.1 (release 1): replaces release 2");
        world.tasks.values().stream().filter(task -> task.task().node().isEmpty()).toList().forEach(fresh ->
                world.tasks.put(fresh.id(), world.placed(fresh)));
        world.end("web.1@1", EndReason.REJECTED, "no such device");
        assertThat(world.plan()).isEqualTo("rollout to release 3 paused: the rollback failed too: 1 new task of web failed: no such device");
        assertThat(world.live()).as("what still runs is left alone").contains("web.1@2", "web.2@1");
    }

    @Test
    void aFirstDeployThatFailsStaysAsItIs() {
        world.deploy(web("1").build()).step();
        world.crashLoop("web.1@1");
        assertThat(world.plan()).isEqualTo(
                "rollout to release 1 failed: 1 new task of web failed: exit code 1; there is no good release to return to");
        world.seconds(3600);
        assertThat(world.plan()).isEmpty();
        assertThat(world.live()).containsExactly("web.1@1");
    }

    @Test
    void aFirstDeployIsGivenUpAfterAFewRejections() {
        world.deploy(web("1").build()).step();
        int tasks = 0;
        for (int hour = 0; hour < 10; hour++) {
            if (!world.live().isEmpty()) {
                world.end("web.1@1", EndReason.REJECTED, "port 80 is in use");
                tasks++;
            }
            world.later(Duration.ofHours(1)).step();
        }
        assertThat(tasks).isEqualTo(5);
        assertThat(world.planner.plan(world.view(), world.now).waiting()).extracting(Object::toString)
                .containsExactly("web.1: was rejected: port 80 is in use; given up after 5 tasks, deploy again");
    }

    @Test
    void aFailedJobFailsTheRollout() {
        world.deploy(service("migrate").job(1).build(), web("1").dependsOn("migrate", Condition.COMPLETED).build()).settle();
        world.deploy(service("migrate").image("migrate:2").job(1).build(), web("2").dependsOn("migrate", Condition.COMPLETED).build());
        assertThat(world.plan()).isEqualTo("create migrate.1 (release 2): the job runs once in release 2");
        world.end("migrate.1@2", EndReason.FAILED, "exit code 3");
        assertThat(world.plan()).isEqualTo("roll back from release 2 to release 1: 1 new task of migrate failed: exit code 3");
        assertThat(world.plan()).isEqualTo("rollout to release 3 done: every service runs as released");
        assertThat(world.live()).containsExactly("web.1@1");
    }

    @Test
    void troublesOfServicesThatDidNotChangeAreNotTheRolloutsFault() {
        world.deploy(web("1").build(), service("db").unhealthy(UnhealthyPolicy.KEEP).build()).settle();
        world.crashLoop("db.1").deploy(web("2").build(), service("db").unhealthy(UnhealthyPolicy.KEEP).build());
        world.step();
        world.ready("web.1@2").step();
        world.seconds(5).step();
        assertThat(world.phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void returnsToTheLastReleaseThatWasGood() {
        world.deploy(web("1").build()).settle();
        world.deploy(web("2").build()).step();
        world.deploy(web("3").build()).step();
        world.crashLoop("web.1@3");
        assertThat(world.plan()).startsWith("roll back from release 3 to release 1");
    }
}
