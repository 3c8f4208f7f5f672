package io.argosy.planning;

import static io.argosy.planning.RollingUpdateTest.web;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.service.UpdatePolicy.FailureAction;
import io.argosy.model.service.UpdatePolicy.Order;
import io.argosy.planning.step.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How tasks leave a node that people want empty. New tasks go to the first node that may have any.
class DrainTest {

    private final World world = new World().node("n2");

    private static UpdatePolicy policy(int parallelism, Order order) {
        return new UpdatePolicy(parallelism, Duration.ZERO, FailureAction.ROLLBACK, Duration.ofSeconds(5), 0, Optional.of(order));
    }

    @Test
    void startsTheReplacementFirstOnePlaceAtATime() {
        world.deploy(web("1").replicas(2).build()).settle();
        world.drain("n1");
        assertThat(world.plan()).isEqualTo("create web.1 (release 1): node n1 is drained");
        assertThat(waiting()).containsExactly("web.2: waiting for its turn to leave node n1");
        world.calm();
        assertThat(world.plan()).isEqualTo("stop web.1 (release 1): web.1 runs elsewhere, as node n1 is drained\n"
                + "create web.2 (release 1): node n1 is drained");
        world.settle();
        assertThat(world.places()).containsExactly("web.1@1 on n2", "web.2@1 on n2");
    }

    private List<String> waiting() {
        return world.planner.plan(world.view(), world.now).waiting().stream().map(Waiting::toString).toList();
    }

    @Test
    void movesAsManyAtATimeAsTheUpdatePolicyAllows() {
        world.deploy(web("1").replicas(3).update(policy(2, Order.START_FIRST)).build()).settle();
        world.drain("n1");
        assertThat(world.plan().lines()).hasSize(2);
        assertThat(world.plan()).isEmpty();
    }

    @Test
    void stopsTheOldOneFirstWhereThePolicySaysSo() {
        world.deploy(web("1").replicas(2).update(policy(1, Order.STOP_FIRST)).build()).settle();
        world.drain("n1");
        assertThat(world.plan()).isEqualTo("stop web.1 (release 1): node n1 is drained");
        world.calm();
        assertThat(world.plan()).isEqualTo("create web.1 (release 1): the place is empty");
        assertThat(world.plan()).isEmpty();
        world.calm();
        assertThat(world.plan()).isEqualTo("stop web.2 (release 1): node n1 is drained");
        world.settle();
        assertThat(world.places()).containsExactly("web.1@1 on n2", "web.2@1 on n2");
    }

    @Test
    void aNodeThatIsActivatedAgainKeepsWhatHasNotLeft() {
        world.deploy(web("1").replicas(2).build()).settle();
        world.drain("n1").step();
        world.activate("n1");
        assertThat(world.plan()).isEqualTo("forget web.1 (release 1): web.1 has another task, which is ready");
        assertThat(world.places()).containsExactly("web.1@1 on n1", "web.2@1 on n1");
    }

    @Test
    void aDrainThatIsEndedStopsNothingMore() {
        world.deploy(web("1").replicas(3).update(policy(1, Order.STOP_FIRST)).build()).settle();
        world.drain("n1");
        assertThat(world.plan()).isEqualTo("stop web.1 (release 1): node n1 is drained");
        world.activate("n1");
        assertThat(world.plan()).isEmpty();
        world.settle();
        assertThat(world.places()).containsExactly("web.1@1 on n1", "web.2@1 on n1", "web.3@1 on n1");
    }

    @Test
    void keepsTasksServingWhenNoOtherNodeTakesThem() {
        world.deploy(web("1").build()).settle();
        world.away("n2").drain("n1").step();
        assertThat(world.calm().plan()).isEmpty();
        assertThat(world.places()).containsExactly("web.1@1", "web.1@1 on n1");
    }

    @Test
    void leavesWhatALocalVolumeBinds() {
        world.deploy(service("db").volume("data", "/data").build()).settle();
        world.drain("n1");
        assertThat(world.plan()).isEmpty();
    }

    @Test
    void endsTheTaskOfAGlobalService() {
        world.deploy(service("log").global().build()).settle();
        world.drain("n1");
        assertThat(world.plan()).isEqualTo("stop log.1 (release 1): log has 1 place");
    }

    @Test
    void anUpdateTakesItsTasksAlong() {
        world.deploy(web("1").replicas(2).build()).settle();
        world.drain("n1").deploy(web("2").replicas(2).build()).settle();
        assertThat(world.places()).containsExactly("web.1@2 on n2", "web.2@2 on n2");
    }
}
