package io.argosy.planning;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.App.Intent;
import io.argosy.model.service.ExclusiveSpec;
import io.argosy.model.service.ExclusiveSpec.Alone;
import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.service.UpdatePolicy.FailureAction;
import io.argosy.model.service.UpdatePolicy.Order;
import io.argosy.model.task.EndReason;
import io.argosy.planning.explain.ServiceProgress;
import io.argosy.planning.step.Waiting;
import io.argosy.testkit.spec.ServiceBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Services of which no slot may ever have two running tasks.
class ExclusiveTest {

    private static final UpdatePolicy START_FIRST =
            new UpdatePolicy(1, Duration.ZERO, FailureAction.ROLLBACK, Duration.ofSeconds(5), 0, Optional.of(Order.START_FIRST));

    private final World world = new World().node("n2");

    private static ServiceBuilder ledger(String tag) {
        return service("ledger").image("ledger:" + tag).exclusive(ExclusiveSpec.DEFAULT);
    }

    private List<String> waiting() {
        return world.planner.plan(world.view(), world.now).waiting().stream().map(Waiting::toString).toList();
    }

    @Test
    void stopsFirstInUpdatesWhateverThePolicySays() {
        world.deploy(ledger("1").update(START_FIRST).build()).settle();
        world.deploy(ledger("2").update(START_FIRST).build());
        assertThat(world.plan()).isEqualTo("stop ledger.1 (release 1): makes way for release 2");
        assertThat(waiting()).containsExactly("ledger.1: waiting for the task before to stop");
        world.end("ledger.1@1", EndReason.STOPPED);
        assertThat(world.plan()).isEqualTo("create ledger.1 (release 2): replaces release 1");
    }

    @Test
    void stopsFirstWhenAServiceCeasesToBeExclusive() {
        world.deploy(ledger("1").build()).settle();
        world.deploy(service("ledger").image("ledger:2").build());
        assertThat(world.plan()).isEqualTo("stop ledger.1 (release 1): makes way for release 2");
    }

    @Test
    void stopsFirstWhenANodeIsDrained() {
        world.deploy(ledger("1").build()).settle();
        world.drain("n1");
        assertThat(world.plan()).isEqualTo("stop ledger.1 (release 1): node n1 is drained");
        world.end("ledger.1@1", EndReason.STOPPED);
        world.settle();
        assertThat(world.places()).containsExactly("ledger.1@1 on n2");
    }

    @Test
    void replacesTheTaskOfALostNodeWhenItsLeaseHasLapsed() {
        world.deploy(ledger("1").build()).settle();
        world.lost("n1");
        world.seconds(12);
        assertThat(world.plan()).isEmpty();
        assertThat(waiting()).containsExactly("ledger.1: node n1 is lost: waiting until its lease has lapsed (18 s)");
        assertThat(ServiceProgress.of(world.view())).extracting(ServiceProgress::ready).containsExactly(0);
        assertThat(world.planner.plan(world.view(), world.now).wakeAt()).contains(world.now.plusSeconds(18));
        world.seconds(18);
        assertThat(world.plan()).isEqualTo("stop ledger.1 (release 1): node n1 is lost\ncreate ledger.1 (release 1): node n1 is lost");
    }

    @Test
    void keepsATaskWhoseNodeReturnsInTime() {
        world.deploy(ledger("1").build()).settle();
        world.lost("n1").seconds(29);
        assertThat(world.plan()).isEmpty();
        world.back("n1");
        assertThat(world.settle()).isEmpty();
        assertThat(world.places()).containsExactly("ledger.1@1 on n1");
    }

    @Test
    void givesALapsedTaskUpForGood() {
        world.deploy(ledger("1").build()).settle();
        world.lost("n1").seconds(30);
        world.view();
        world.back("n1");
        assertThat(world.plan()).isEqualTo("stop ledger.1 (release 1): node n1 is lost\ncreate ledger.1 (release 1): node n1 is lost");
    }

    @Test
    void waitsForTheLeaseOfATaskThatWasToStop() {
        world.deploy(ledger("1").build()).settle();
        world.deploy(ledger("2").build()).step();
        world.lost("n1");
        assertThat(world.plan()).isEmpty();
        world.seconds(30);
        assertThat(world.plan()).isEqualTo("create ledger.1 (release 2): replaces release 1");
    }

    @Test
    void waitsForTheLeaseBeforeTheAppIsGone() {
        world.deploy(ledger("1").build()).settle();
        world.lost("n1").intent(Intent.REMOVE);
        assertThat(world.plan()).isEqualTo("stop ledger.1 (release 1): the app is removed");
        assertThat(world.plan()).isEmpty();
        world.seconds(30);
        assertThat(world.plan()).isEqualTo("remove default/shop: nothing of it runs");
    }

    @Test
    void leavesATaskThatKeepsRunningAloneUntilItsNodeIsRemoved() {
        world.deploy(ledger("1").exclusive(new ExclusiveSpec(ExclusiveSpec.DEFAULT_LEASE, Alone.KEEP)).build()).settle();
        world.lost("n1").seconds(100_000);
        assertThat(world.plan()).isEmpty();
        assertThat(waiting()).containsExactly(
                "ledger.1: node n1 is lost: its task stays alone until the node returns, or is removed with `argosy node rm --force n1`");
        world.without("n1");
        assertThat(world.plan()).isEqualTo("forget ledger.1 (release 1): its node was removed\ncreate ledger.1 (release 1): first task of the place");
    }

    @Test
    void leavesATaskThatAVolumeBindsWhereItIs() {
        world.deploy(ledger("1").volume("data", "/data").build()).settle();
        world.lost("n1").seconds(100_000);
        assertThat(world.plan()).isEmpty();
        assertThat(waiting()).containsExactly("ledger.1: volume shop_data is on n1, lost");
    }

    @Test
    void runsAJobAgainWhenTheLeaseOfItsRunHasLapsed() {
        world.deploy(service("import").image("import:1").job(1).exclusive(ExclusiveSpec.DEFAULT).build()).step();
        world.starting("import.1").lost("n1");
        assertThat(world.plan()).isEmpty();
        world.seconds(30);
        assertThat(world.plan()).isEqualTo("stop import.1 (release 1): node n1 is lost\ncreate import.1 (release 1): the job runs once in release 1");
    }
}
