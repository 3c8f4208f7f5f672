package io.argosy.planning;

import static io.argosy.planning.RollingUpdateTest.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.Rollout.Phase;
import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.service.UpdatePolicy.FailureAction;
import io.argosy.model.service.UpdatePolicy.Order;
import io.argosy.planning.explain.Explanation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is ready and not reached yet from where it is led to takes nobody's place.
class ContactTest {

    private final World world = new World().node("n2");

    private List<String> told() {
        return Explanation.of(world.view(), world.planner.plan(world.view(), world.now), Map.of()).stream().map(Explanation::toString).toList();
    }

    @Test
    void anUpdateKeepsTheOldTaskUntilTheNewOneIsReached() {
        world.deploy(web("1").build()).settle();
        world.deploy(web("2").build()).step();
        world.newestUnreached("n5", "n7").ready("web.1@2").step();
        world.seconds(5);
        assertThat(world.plan()).isEmpty();
        assertThat(told()).containsExactly("web.1: ready, and not reached yet from n5, n7");
        assertThat(world.live()).containsExactly("web.1@1", "web.1@2");
        assertThat(world.phase()).isEqualTo(Phase.ROLLING);

        world.reached();
        assertThat(world.plan()).isEqualTo("""
                stop web.1 (release 1): web.1 runs release 2
                rollout to release 2 done: every service runs as released""");
    }

    @Test
    void theNextBatchWaitsWithItAlsoWhereTheOldTaskIsStoppedFirst() {
        UpdatePolicy stopFirst = new UpdatePolicy(1, Duration.ZERO, FailureAction.ROLLBACK, Duration.ofSeconds(5), 0, Optional.of(Order.STOP_FIRST));
        world.deploy(web("1").replicas(3).update(stopFirst).build()).settle();
        world.deploy(web("2").replicas(3).update(stopFirst).build()).step();
        world.calm().step();
        world.calm().step();
        world.seconds(5);
        assertThat(world.plan()).isEqualTo("stop web.2 (release 1): makes way for release 2");
        world.calm();
        assertThat(world.plan()).isEqualTo("create web.2 (release 2): replaces release 1");
        world.newestUnreached("n2").ready("web.2@2");
        assertThat(world.plan()).isEmpty();
        world.reached();
        assertThat(world.plan()).isEqualTo("stop web.3 (release 1): makes way for release 2");
    }

    @Test
    void theFirstReleaseIsThereWhenItIsReached() {
        world.deploy(web("1").build()).step();
        world.newestUnreached("n2").ready("web.1@1");
        assertThat(world.plan()).isEmpty();
        world.reached();
        assertThat(world.plan()).isEqualTo("rollout to release 1 done: every service runs as released");
    }

    @Test
    void aTaskLeavesADrainedNodeWhenTheOtherOneIsReached() {
        world.deploy(web("1").replicas(2).build()).settle();
        world.drain("n1").step();
        world.calm().newestUnreached("n3");
        assertThat(world.plan()).isEmpty();
        assertThat(told()).contains("web.1: ready, and not reached yet from n3");
        world.reached();
        assertThat(world.plan()).isEqualTo("stop web.1 (release 1): web.1 runs elsewhere, as node n1 is drained\n"
                + "create web.2 (release 1): node n1 is drained");
    }
}
