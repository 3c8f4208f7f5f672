package io.argosy.store;

import static io.argosy.store.Harbour.BERTHS;
import static io.argosy.store.Harbour.LOG;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.store.Harbour.Berth;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What watchers are told. Extend it with a way to open an empty store.
@Timeout(30)
public abstract class WatchContract {

    private final LinkedBlockingQueue<Change> told = new LinkedBlockingQueue<>();
    private Store store;
    private Leadership leadership;

    protected abstract Store open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        store = open();
        leadership = store.lead("only");
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void tellsOfChangesInWatchedTables() throws InterruptedException {
        put("before", 0);
        Subscription subscription = store.watch(Set.of(BERTHS), told::add);
        assertThat(subscription.start().get(BERTHS, "before")).isPresent();

        store.commit(leadership.begin().put(LOG, 1L, Berth.of(1)).build());
        put("b", 2);
        Change change = told.take();

        assertThat(change.keys(BERTHS)).containsExactly("b");
        assertThat(change.keys()).containsExactly(new Key("berths", "b"));
        assertThat(change.touches(BERTHS)).isTrue();
        assertThat(change.touches(LOG)).isFalse();
        assertThat(change.snapshot().get(BERTHS, "b")).contains(Berth.of(2));
    }

    @Test
    void tellsOfDeletions() throws InterruptedException {
        put("a", 1);
        store.watch(Set.of(BERTHS), told::add);
        store.commit(leadership.begin().delete(BERTHS, "a").build());

        assertThat(told.take().keys(BERTHS)).containsExactly("a");
    }

    @Test
    void staysSilentWhenNothingChanged() throws InterruptedException {
        put("a", 1);
        store.watch(Set.of(BERTHS), told::add);
        put("a", 1);
        put("b", 1);

        assertThat(told.take().keys(BERTHS)).containsExactly("b");
    }

    @Test
    void holdsUpNobodyAndTellsASlowListenerOnce() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        store.watch(Set.of(BERTHS), change -> {
            told.add(change);
            awaitQuietly(slow);
        });
        put("first", 0);
        told.take();
        IntStream.range(0, 200).forEach(n -> put("b" + n % 50, n));
        slow.countDown();
        Change rest = told.take();

        assertThat(rest.keys(BERTHS)).hasSize(50);
        assertThat(rest.revision()).isEqualTo(store.snapshot().revision());
        assertThat(told).isEmpty();
    }

    @Test
    void missesNothingWhileManyWrite() throws InterruptedException {
        Thread writer = Thread.ofVirtual().start(() -> IntStream.range(0, 300).forEach(n -> put("b" + n, n)));
        Subscription subscription = store.watch(Set.of(BERTHS), told::add);
        Snapshot start = subscription.start();
        Set<String> seen = new HashSet<>(start.scan(BERTHS).stream().map(Entry::key).toList());
        long revision = 0;
        while (seen.size() < 300) {
            Change change = told.take();
            assertThat(change.revision()).isGreaterThan(revision);
            revision = change.revision();
            seen.addAll(change.keys(BERTHS));
        }
        writer.join();
    }

    @Test
    void goesOnAfterAListenerThrew() throws InterruptedException {
        CountDownLatch thrown = new CountDownLatch(1);
        store.watch(Set.of(BERTHS), change -> {
            told.add(change);
            thrown.countDown();
            throw new IllegalStateException("on purpose");
        });
        put("a", 1);
        thrown.await();
        told.take();
        put("b", 1);

        assertThat(told.take().keys(BERTHS)).containsExactly("b");
    }

    @Test
    void isSilentOnceClosed() throws InterruptedException {
        store.watch(Set.of(BERTHS), told::add).close();
        CountDownLatch woken = new CountDownLatch(1);
        store.onChange(Set.of(BERTHS), woken::countDown);
        put("a", 1);

        assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(told).isEmpty();
    }

    private void put(String key, int number) {
        assertThat(store.commit(leadership.begin().put(BERTHS, key, Berth.of(number)).build())).isInstanceOf(CommitResult.Committed.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
