package io.argosy.storeetcd;

import static io.argosy.store.Harbour.BERTHS;
import static io.argosy.store.Harbour.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.argosy.store.CommitResult;
import io.argosy.store.Harbour.Berth;
import io.argosy.store.Leadership;
import io.argosy.store.Snapshot;
import io.argosy.store.StoreException;
import io.argosy.store.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two servers at one etcd.
@Timeout(60)
class SeveralServersTest {

    private static final AtomicInteger PLACES = new AtomicInteger();
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private static Path directory;
    private static EtcdProcess etcd;

    private String place;
    private Cable cable;
    private EtcdStore one;
    private EtcdStore two;

    @BeforeAll
    static void start() {
        etcd = EtcdProcess.start(directory);
    }

    @AfterAll
    static void stop() {
        if (etcd != null) {
            etcd.close();
        }
    }

    @BeforeEach
    void open() {
        place = "/servers/" + PLACES.incrementAndGet();
        cable = new Cable(etcd);
        one = EtcdStore.open(cable.at(place), CATALOG);
        two = EtcdStore.open(etcd.at(place), CATALOG);
    }

    @AfterEach
    void close() {
        cable.mend();
        one.close();
        two.close();
        cable.close();
    }

    @Test
    void theOtherFollowsWithinMilliseconds() throws Exception {
        Leadership leader = one.lead("one");
        put(one, leader, 0);
        LinkedBlockingQueue<Long> told = new LinkedBlockingQueue<>();
        try (Subscription _ = two.watch(Set.of(BERTHS), change -> told.add(change.revision()))) {
            long worst = 0;
            for (int number = 1; number <= 100; number++) {
                long revision = put(one, leader, number);
                long begin = System.nanoTime();
                while (two.snapshot().revision() < revision) {
                    Thread.onSpinWait();
                }
                worst = Math.max(worst, System.nanoTime() - begin);
                assertThat(two.snapshot().get(BERTHS, "a")).contains(Berth.of(number));
            }
            assertThat(Duration.ofNanos(worst)).isLessThan(Duration.ofSeconds(1));
            Waiting.until("the listener hears of the last change", SOON, () -> told.contains(one.snapshot().revision()));
        }
        assertThat(two.snapshot().fence()).isEqualTo(leader.fence());
        assertThat(two.leader()).contains("one");
        assertThat(two.snapshot().entry(BERTHS, "a")).isEqualTo(one.snapshot().entry(BERTHS, "a"));
    }

    @Test
    void theOtherWaitsAndTakesOverAtOnceWhenTheLeaderEnds() throws Exception {
        Leadership first = one.lead("one");
        CompletableFuture<Leadership> waiting = Waiting.lead(two, "two");
        put(one, first, 1);
        Waiting.until("the name is known", SOON, () -> two.leader().equals(Optional.of("one")));
        assertThat(waiting).isNotDone();
        long begin = System.nanoTime();
        first.close();
        Leadership second = waiting.get();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(two.snapshot().get(BERTHS, "a")).contains(Berth.of(1));
        put(two, second, 2);
        Waiting.until("the first follows", SOON, () -> one.snapshot().get(BERTHS, "a").equals(Optional.of(Berth.of(2))));
        assertThat(one.leader()).contains("two");
        assertThat(one.commit(first.begin().put(BERTHS, "a", Berth.of(9)).build())).isEqualTo(new CommitResult.Deposed(second.fence()));
    }

    @Test
    void aLeaderThatIsStoppedIsReplacedInTimeAndItsLateWriteRefused() throws Exception {
        Leadership first = one.lead("one");
        put(one, first, 1);
        CompletableFuture<Leadership> waiting = Waiting.lead(two, "two");
        Picture stale = one.picture();
        long begin = System.nanoTime();
        one.stopRenewing();
        Leadership second = waiting.get(20, TimeUnit.SECONDS);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        put(two, second, 2);
        assertThat(first.current()).isFalse();
        assertThat(one.commit(first.begin().put(BERTHS, "a", Berth.of(9)).build())).isInstanceOf(CommitResult.Deposed.class);
        assertThat(lateWrite(stale)).as("what etcd says to a write that was on its way").isInstanceOfSatisfying(Ledger.Outcome.Refused.class,
                refused -> assertThat(refused.mark().orElseThrow().fence()).isEqualTo(second.fence()));
        assertThat(two.snapshot().get(BERTHS, "a")).contains(Berth.of(2));
    }

    @Test
    void aLateWriteIsRefusedAlsoWhileNobodyLeads() throws Exception {
        Leadership first = one.lead("one");
        put(one, first, 1);
        Picture stale = one.picture();
        one.stopRenewing();
        Waiting.until("etcd lets go", Duration.ofSeconds(10), () -> two.leader().isEmpty());

        assertThat(lateWrite(stale)).isInstanceOf(Ledger.Outcome.Refused.class);
        assertThat(two.snapshot().get(BERTHS, "a")).contains(Berth.of(1));
    }

    @Test
    void aLeaderThatIsCutOffKnowsItBeforeTheNextOneLeads() throws Exception {
        Leadership first = one.lead("one");
        put(one, first, 1);
        CompletableFuture<Leadership> waiting = Waiting.lead(two, "two");
        CountDownLatch over = new CountDownLatch(1);
        first.whenOver(over::countDown);
        long begin = System.nanoTime();
        cable.cut();
        assertThat(over.await(5, TimeUnit.SECONDS)).isTrue();
        boolean early = !waiting.isDone();
        Leadership second = waiting.get(20, TimeUnit.SECONDS);

        assertThat(early).as("told before the next one leads").isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(first.current()).isFalse();
        assertThat(one.leader()).isEmpty();
        long revision = put(two, second, 2);
        cable.mend();
        Waiting.until("the first follows again", Duration.ofSeconds(10), () -> one.snapshot().revision() == revision);
        assertThat(one.leader()).contains("two");
        second.close();
        assertThat(one.lead("one").fence()).isGreaterThan(second.fence());
    }

    @Test
    void aLeaderWhoseClockStoodStillIsNotConfirmed() throws Exception {
        Timing asIfItStood = new Timing(Timing.STANDARD.lease(), Timing.STANDARD.renewal(), Duration.ofMinutes(-1));
        try (EtcdStore slow = EtcdStore.open(cable.at(place), CATALOG, asIfItStood, InstantSource.system())) {
            Leadership first = slow.lead("slow");
            assertThat(first.confirmed()).isTrue();
            CompletableFuture<Leadership> waiting = Waiting.lead(two, "two");
            cable.cut();
            Leadership second = waiting.get(20, TimeUnit.SECONDS);

            assertThat(first.current()).as("what it believes").isTrue();
            long begin = System.nanoTime();
            assertThatThrownBy(first::confirmed).isInstanceOf(StoreException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
            assertThat(second.confirmed()).isTrue();
            CompletableFuture<Boolean> asked = CompletableFuture.supplyAsync(first::confirmed, Thread::startVirtualThread);
            cable.mend();
            assertThat(asked.get(10, TimeUnit.SECONDS)).isFalse();
            assertThat(first.current()).isFalse();
        }
    }

    @Test
    void aCommitThatIsNotAnsweredHappensOnce() throws Exception {
        Leadership leader = one.lead("one");
        long before = put(one, leader, 1);
        cable.deafen();
        CompletableFuture<CommitResult> answer = CompletableFuture.supplyAsync(
                () -> one.commit(leader.begin().put(BERTHS, "a", Berth.of(2)).build()), Thread::startVirtualThread);
        Waiting.until("the write arrives", SOON, () -> two.snapshot().revision() > before);
        assertThat(answer).isNotDone();
        cable.mend();

        assertThat(answer.get()).isEqualTo(new CommitResult.Committed(before + 1));
        assertThat(put(one, leader, 3)).isEqualTo(before + 2);
        assertThat(two.snapshot().revision()).isLessThanOrEqualTo(before + 2);
    }

    @Test
    void aCommitThatNobodyKnowsOfIsInDoubtAndShownWhenItIsKnown() throws Exception {
        Leadership leader = one.lead("one");
        long before = put(one, leader, 1);
        cable.deafen();
        StoreException doubt = catchThrowableOfType(StoreException.class,
                () -> one.commit(leader.begin().put(BERTHS, "a", Berth.of(2)).build()));

        assertThat(doubt.inDoubt()).isTrue();
        assertThat(doubt).hasMessageContaining(doubt.remedy());
        assertThat(leader.current()).isFalse();
        assertThat(one.snapshot().revision()).isEqualTo(before);
        assertThat(one.commit(leader.begin().put(BERTHS, "a", Berth.of(3)).build())).isInstanceOf(CommitResult.Deposed.class);
        cable.mend();
        Waiting.until("what happened is shown", Duration.ofSeconds(10), () -> one.snapshot().get(BERTHS, "a").equals(Optional.of(Berth.of(2))));
    }

    @Test
    void whoMissedMoreThanIsKeptReadsAgain() throws Exception {
        Leadership leader = two.lead("two");
        put(two, leader, 1);
        Waiting.until("both are level", SOON, () -> one.snapshot().revision() == two.snapshot().revision());
        two.commit(leader.begin().put(BERTHS, "gone", Berth.of(1)).build());
        Waiting.until("both are level", SOON, () -> one.snapshot().revision() == two.snapshot().revision());
        LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        one.watch(Set.of(BERTHS), change -> told.addAll(change.keys(BERTHS)));
        cable.cut();
        put(two, leader, 2);
        two.commit(leader.begin().put(BERTHS, "new", Berth.of(1)).delete(BERTHS, "gone").build());
        Compaction.compact(two.client(), two.picture().etcdRevision());
        assertThat(one.snapshot().get(BERTHS, "a")).contains(Berth.of(1));
        cable.mend();
        Waiting.until("it has read again", Duration.ofSeconds(15), () -> one.snapshot().revision() == two.snapshot().revision());

        Snapshot seen = one.snapshot();
        assertThat(seen.scan(BERTHS)).containsExactlyElementsOf(two.snapshot().scan(BERTHS));
        Waiting.until("listeners hear of it", SOON, () -> told.size() == 3);
        assertThat(told).containsExactlyInAnyOrder("a", "gone", "new");
        put(two, leader, 3);
        Waiting.until("it follows on", SOON, () -> one.snapshot().get(BERTHS, "a").equals(Optional.of(Berth.of(3))));
    }

    private Ledger.Outcome lateWrite(Picture stale) throws Exception {
        Ledger ledger = new Ledger(two.client(), new Layout(place));
        Mark next = Mark.of(stale.mark().fence(), stale.mark().revision() + 1);
        return ledger.commit(stale, stale.holder().orElseThrow(), List.of(), next, System.nanoTime() + SOON.toNanos());
    }

    private static long put(EtcdStore store, Leadership leader, int number) {
        CommitResult result = store.commit(leader.begin().put(BERTHS, "a", Berth.of(number)).build());
        assertThat(result).isInstanceOf(CommitResult.Committed.class);
        return ((CommitResult.Committed) result).revision();
    }
}
