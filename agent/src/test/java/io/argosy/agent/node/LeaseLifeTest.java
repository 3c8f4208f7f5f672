package io.argosy.agent.node;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.task.TaskState;
import io.argosy.testkit.engine.FakeProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exclusive tasks as an agent runs them: never without a lease.
class LeaseLifeTest {
    private static final String WEB = "shop.web.1.t1";
    private static final Duration LEASE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private FakeNode node;
    private TaskItem item;

    @BeforeEach
    void begin() {
        node = new FakeNode(directory);
        ImageIdentity image = new ImageIdentity(node.engine.load("web:1", FakeProgram.SERVES).id(), Optional.empty());
        item = Items.leased(Items.task("t1", service("web").build(), image), LEASE);
        node.assign(Items.network(), item);
        node.duties.leases().session(true);
    }

    private boolean runs() {
        return node.engine.containers().running().contains(WEB);
    }

    private void seconds(long seconds) {
        node.pass(Duration.ofSeconds(seconds));
    }

    @Test
    void isMadeButNotStartedBeforeTheServerGrantsALease() {
        assertThat(runs()).isFalse();
        assertThat(node.status("t1").state()).isEqualTo(new TaskState.Preparing("waiting for its lease from the server"));
        node.grant();
        assertThat(runs()).isTrue();
        assertThat(node.status("t1").ready()).isTrue();
    }

    @Test
    void runsOnWhileItsLeaseIsRenewedAndStopsInTimeWhenItIsNot() {
        node.grant();
        for (int i = 0; i < 10; i++) {
            seconds(8);
            assertThat(node.asked).hasSize(i + 1);
            node.grant();
            assertThat(node.status("t1").restarts()).isZero();
        }
        seconds(18);
        assertThat(runs()).as("just before its grace has to begin").isTrue();
        seconds(2);
        assertThat(runs()).as("ten seconds before the lease lapses").isFalse();
        assertThat(node.status("t1").message()).isEqualTo("stopped: its lease ran out, as no server was heard in time");
        seconds(600);
        assertThat(runs()).isFalse();
    }

    @Test
    void runsAgainUnderAnotherLease() {
        node.grant();
        seconds(60);
        assertThat(runs()).isFalse();
        node.grant();
        assertThat(runs()).isTrue();
        seconds(1);
        assertThat(node.status("t1").ready()).isTrue();
        assertThat(node.status("t1").restarts()).isEqualTo(1);
        assertThat(node.status("t1").crashLooping()).isFalse();
    }

    @Test
    void whatTheGuardEndedWaitsForAnotherLease() {
        node.grant();
        node.clock.advance(LEASE);
        node.guard.strike();
        assertThat(runs()).isFalse();
        seconds(60);
        assertThat(runs()).isFalse();
        assertThat(node.status("t1").message()).isEqualTo("stopped: its lease ran out, as no server was heard in time");
        node.grant();
        assertThat(runs()).isTrue();
    }

    @Test
    void whatTheGuardEndedIsNoFailureOfATaskThatIsNotRestarted() {
        RestartPolicy never = new RestartPolicy(RestartPolicy.Condition.NONE, Duration.ZERO, Optional.empty(), Duration.ZERO);
        ImageIdentity image = item.image();
        node.assign(Items.leased(Items.task("t2", service("import").restart(never).build(), image), LEASE));
        node.grant();
        node.clock.advance(LEASE);
        node.guard.strike();
        seconds(1);
        node.grant();
        assertThat(node.status("t2").ready()).isTrue();
    }

    @Test
    void anAgentThatBeginsAnewKeepsToTheLeaseThatThereIs() {
        node.grant();
        seconds(10);
        node.begin();
        node.assignAll();
        assertThat(node.status("t1").restarts()).isZero();
        assertThat(runs()).isTrue();
        seconds(10);
        assertThat(runs()).isFalse();
    }

    @Test
    void anAgentThatFindsALapsedTaskRunningStopsItAtOnce() {
        node.grant();
        node.clock.advance(LEASE.plusSeconds(5));
        node.begin();
        node.assignAll();
        assertThat(runs()).isFalse();
    }

    @Test
    void isNotStartedWithoutAGuard() {
        node.guard.fail(Optional.of("no shell"));
        node.grant();
        assertThat(runs()).isFalse();
        assertThat(node.status("t1").state().toString()).contains("the guard does not run: no shell");
        node.guard.fail(Optional.empty());
        seconds(2);
        assertThat(runs()).isTrue();
    }

    @Test
    void whatIsToStopNeedsNoLease() {
        node.grant();
        node.assign(Items.stopping(item));
        assertThat(node.status("t1").ended()).isTrue();
        assertThat(directory.resolve("leases").resolve("t1.lease")).doesNotExist();
        assertThat(node.board().task(new TaskId("t1"))).isPresent();
    }
}
