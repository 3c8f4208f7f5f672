package io.argosy.control.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.TaskId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LeaseLedgerTest {

    private static final TaskId TASK = new TaskId("t1");
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final AtomicLong clock = new AtomicLong(Duration.ofDays(-3).toNanos());
    private final LeaseLedger ledger = new LeaseLedger(clock::get);

    private void later(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void aLeaderThatBeginsTakesEveryLeaseToBeginWithIt() {
        assertThat(ledger.mayRunFor(TASK, LEASE)).contains(Duration.ofSeconds(32));
        later(Duration.ofSeconds(31));
        assertThat(ledger.orGiveUp(TASK, LEASE)).contains(Duration.ofSeconds(1));
        later(Duration.ofSeconds(1));
        assertThat(ledger.mayRunFor(TASK, LEASE)).isEmpty();
    }

    @Test
    void aGrantBeginsTheLeaseAnew() {
        later(Duration.ofSeconds(31));
        assertThat(ledger.grant(TASK)).isTrue();
        later(Duration.ofSeconds(12));
        assertThat(ledger.mayRunFor(TASK, LEASE)).contains(Duration.ofSeconds(20));
    }

    @Test
    void whatWasGivenUpIsNeverGrantedAgain() {
        ledger.grant(TASK);
        later(Duration.ofSeconds(32));
        assertThat(ledger.orGiveUp(TASK, LEASE)).isEmpty();
        assertThat(ledger.grant(TASK)).isFalse();
        assertThat(ledger.renew(TASK, LEASE)).isFalse();
        assertThat(ledger.mayRunFor(TASK, LEASE)).isEmpty();
        assertThat(ledger.isGivenUp(TASK)).isTrue();
    }

    @Test
    void lookingGivesNothingUp() {
        later(Duration.ofSeconds(40));
        assertThat(ledger.mayRunFor(TASK, LEASE)).isEmpty();
        assertThat(ledger.grant(TASK)).isTrue();
        assertThat(ledger.mayRunFor(TASK, LEASE)).isEqualTo(Optional.of(Duration.ofSeconds(32)));
    }

    @Test
    void aTaskThatIsToStopKeepsOnlyWhatThisLeaderGranted() {
        assertThat(ledger.renew(TASK, LEASE)).isFalse();
        ledger.grant(TASK);
        later(Duration.ofSeconds(20));
        assertThat(ledger.renew(TASK, LEASE)).isTrue();
        later(Duration.ofSeconds(20));
        assertThat(ledger.mayRunFor(TASK, LEASE)).contains(Duration.ofSeconds(12));
        later(Duration.ofSeconds(12));
        assertThat(ledger.renew(TASK, LEASE)).isFalse();
    }

    @Test
    void tasksWithoutARecordAreForgotten() {
        ledger.grant(TASK);
        ledger.grant(new TaskId("t2"));
        ledger.keepOnly(Set.of(TASK));
        assertThat(ledger.size()).isEqualTo(1);
    }

    /// The agent counts from when it asked, by a clock that may run a little slower than the leader's and began anywhere; the leader from when it granted.
    @Property
    void anAgentsLeaseHasAlwaysLapsedBeforeTheLeadersDoes(
            @ForAll @IntRange(min = 0, max = 120_000) int underWay,
            @ForAll @IntRange(min = 6, max = 3_600) int seconds,
            @ForAll @IntRange(min = -500, max = 500) int millionths) {
        double speed = 1 + millionths / 1e6;
        AtomicLong leader = new AtomicLong();
        LeaseLedger judged = new LeaseLedger(leader::get);
        Duration lease = Duration.ofSeconds(seconds);
        leader.addAndGet(Duration.ofMillis(underWay).toNanos());
        judged.grant(TASK);
        Duration left = judged.orGiveUp(TASK, lease).orElseThrow();
        long agentSees = (long) ((Duration.ofMillis(underWay).toNanos() + left.toNanos()) * speed);
        assertThat(agentSees).isGreaterThan(lease.toNanos());
    }
}
