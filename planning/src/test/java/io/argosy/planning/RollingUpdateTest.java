package io.argosy.planning;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.Rollout.Phase;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.service.UpdatePolicy.FailureAction;
import io.argosy.model.service.UpdatePolicy.Order;
import io.argosy.model.task.EndReason;
import io.argosy.testkit.spec.ServiceBuilder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollingUpdateTest {

    private final World world = new World();

    @Test
    void startsTheNewTaskFirstAndEndsTheOldOneWhenTheNewOneProvedItself() {
        world.deploy(web("1").build()).settle();
        world.deploy(web("2").build());

        assertThat(world.plan()).isEqualTo("create web.1 (release 2): replaces release 1");
        world.ready("web.1@2");
        assertThat(world.plan()).isEmpty();
        world.seconds(5);
        assertThat(world.plan()).isEqualTo("""
                stop web.1 (release 1): web.1 runs release 2
                rollout to release 2 done: every service runs as released""");
    }

    @Test
    void stopsTheOldTaskFirstWhereBothWouldBindAPort() {
        world.deploy(web("1").hostPort(80, 80).build()).settle();
        world.deploy(web("2").hostPort(80, 80).build());

        assertThat(world.plan()).isEqualTo("stop web.1 (release 1): makes way for release 2");
        assertThat(world.plan()).isEmpty();
        world.end("web.1@1", EndReason.STOPPED);
        assertThat(world.plan()).isEqualTo("create web.1 (release 2): replaces release 1");
        world.ready("web.1@2");
        assertThat(world.plan()).isEmpty();
        world.seconds(5);
        assertThat(world.plan()).isEqualTo("rollout to release 2 done: every service runs as released");
    }

    @Test
    void stopsTheOldTaskFirstWhereNoNodeMayTakeBoth() {
        world.deploy(web("1").maxPerNode(1).build()).settle();
        world.deploy(web("2").maxPerNode(1).build());
        assertThat(world.plan()).isEqualTo("stop web.1 (release 1): makes way for release 2");
    }

    @Test
    void replacesInBatchesWithDelay() {
        UpdatePolicy twoAtOnce = policy(2, Duration.ofSeconds(30), FailureAction.ROLLBACK, 0, Optional.of(Order.STOP_FIRST));
        world.deploy(web("1").replicas(3).update(twoAtOnce).build()).settle();
        world.deploy(web("2").replicas(3).update(twoAtOnce).build());

        assertThat(world.plan()).isEqualTo("""
                stop web.1 (release 1): makes way for release 2
                stop web.2 (release 1): makes way for release 2""");
        world.end("web.1@1", EndReason.STOPPED).end("web.2@1", EndReason.STOPPED);
        assertThat(world.plan()).isEqualTo("""
                create web.1 (release 2): replaces release 1
                create web.2 (release 2): replaces release 1""");
        world.seconds(1).ready("web.1@2").ready("web.2@2");
        assertThat(world.plan()).isEmpty();
        world.seconds(29);
        assertThat(world.plan()).as("the delay counts from when the batch was ready").isEmpty();
        world.seconds(1);
        assertThat(world.plan()).isEqualTo("stop web.3 (release 1): makes way for release 2");
    }

    @Test
    void replacesTheWorstOffFirst() {
        world.deploy(web("1").replicas(3).build()).settle();
        world.unhealthy("web.3@1").deploy(web("2").replicas(3).build());
        assertThat(world.plan()).isEqualTo("create web.3 (release 2): replaces release 1");
    }

    @Test
    void updatesADependentAfterWhatItDependsOn() {
        world.deploy(web("1").dependsOn("db", Condition.HEALTHY).build(), service("db").build()).settle();
        world.deploy(web("2").dependsOn("db", Condition.HEALTHY).build(), service("db").image("db:2").build());

        assertThat(world.plan()).isEqualTo("create db.1 (release 2): replaces release 1");
        assertThat(world.planner.plan(world.view(), world.now).waiting())
                .extracting(Object::toString).containsExactly("web.1: update waiting for db to be healthy");
        world.ready("db.1@2");
        assertThat(world.plan()).isEqualTo("create web.1 (release 2): replaces release 1");
    }

    @Test
    void leavesUnchangedServicesAlone() {
        world.deploy(web("1").build(), service("db").build()).settle();
        world.deploy(web("2").build(), service("db").build());
        assertThat(world.settle()).noneMatch(line -> line.contains(" db."));
        assertThat(world.phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void theFirstDeployIsNotWatched() {
        world.deploy(web("1").build()).step();
        world.ready("web.1@1");
        assertThat(world.plan()).isEqualTo("rollout to release 1 done: every service runs as released");
    }

    @Test
    void onlyTheFirstBatchHoldsTheOthersUpForItsMonitorTime() {
        world.deploy(web("1").replicas(3).build()).settle();
        world.deploy(web("2").replicas(3).build()).step();
        world.ready("web.1@2").step();
        assertThat(world.live()).containsExactly("web.1@1", "web.1@2", "web.2@1", "web.3@1");

        world.seconds(5).step();
        world.ready("web.2@2").step();

        assertThat(world.live()).contains("web.3@2").doesNotContain("web.2@1");
        assertThat(world.phase()).isEqualTo(Phase.ROLLING);
    }

    @Test
    void aDeployOfTheSameIsDoneAtOnce() {
        world.deploy(web("1").build()).settle();
        world.deploy(web("1").build());
        assertThat(world.plan()).isEqualTo("rollout to release 2 done: every service runs as released");
    }

    @Test
    void aNewerDeployTakesOverFromOneUnderWay() {
        world.deploy(web("1").replicas(2).build()).settle();
        world.deploy(web("2").replicas(2).build());
        world.step();
        world.ready("web.1@2");
        world.deploy(web("3").replicas(2).build());

        assertThat(world.plan()).isEqualTo("""
                stop web.1 (release 2): release 2 gave way to release 3
                create web.1 (release 3): replaces release 1""");
        world.settle();
        assertThat(world.live()).containsExactly("web.1@3", "web.2@3");
        assertThat(world.phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void goingBackToWhatStillRunsReplacesNothingThatIsGood() {
        world.deploy(web("1").replicas(2).build()).settle();
        world.deploy(web("2").replicas(2).build());
        world.step();
        world.deploy(web("1").replicas(2).build());

        assertThat(world.plan()).isEqualTo("forget web.1 (release 2): web.1 runs release 1\nrollout to release 3 done: every service runs as released");
        assertThat(world.live()).containsExactly("web.1@1", "web.2@1");
    }

    @Test
    void endsRemovedServicesWhenTheRestIsUp() {
        world.deploy(web("1").build(), service("old").build()).settle();
        world.deploy(web("2").build());

        assertThat(world.plan()).isEqualTo("create web.1 (release 2): replaces release 1");
        world.ready("web.1@2");
        assertThat(world.plan()).isEmpty();
        world.seconds(5);
        assertThat(world.plan()).isEqualTo("""
                stop web.1 (release 1): web.1 runs release 2
                stop old.1 (release 1): release 2 has no service old
                rollout to release 2 done: every service runs as released""");
    }

    @Test
    void endsARemovedServiceAtOnceWhenItHoldsThePortOfAnother() {
        world.deploy(service("old").hostPort(80, 80).build()).settle();
        world.deploy(service("new").hostPort(80, 80).build());
        assertThat(world.plan()).isEqualTo("""
                create new.1 (release 2): first task of the place
                stop old.1 (release 1): release 2 has no service old""");
    }

    @Test
    void aChangeOfPolicyReplacesNothing() {
        world.deploy(web("1").build()).settle();
        world.deploy(web("1").publish(8080, 80).replicas(2).build());
        assertThat(world.plan()).isEqualTo("create web.2 (release 1): first task of the place");
        assertThat(world.phase()).isEqualTo(Phase.ROLLING);
        world.settle();
        assertThat(world.phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void doesNotTouchATaskWhoseNodeIsAway() {
        world.deploy(web("1").build()).settle();
        world.away("n1").deploy(web("2").build());
        assertThat(world.plan()).isEmpty();
        assertThat(world.live()).containsExactly("web.1@1");
    }


    static ServiceBuilder web(String tag) {
        return service("web").image("web:" + tag);
    }

    static UpdatePolicy policy(int parallelism, Duration delay, FailureAction onFailure, double ratio, Optional<Order> order) {
        return new UpdatePolicy(parallelism, delay, onFailure, Duration.ofSeconds(5), ratio, order);
    }
}
