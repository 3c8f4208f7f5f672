package io.argosy.store.state;

import static io.argosy.store.Harbour.BERTHS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.leadership.Fence;
import io.argosy.store.Change;
import io.argosy.store.Entry;
import io.argosy.store.Harbour.Berth;
import io.argosy.store.Key;
import io.argosy.store.Subscription;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PublicationTest {

    private static final State ONE_RECORD = State.empty(1, new Fence(1, 1)).loaded(BERTHS, new Entry<>("here", Berth.of(1), 1));

    @Test
    void tellsASlowListenerOnlyThatEverythingMayHaveChanged() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        LinkedBlockingQueue<Change> told = new LinkedBlockingQueue<>();
        try (Publication publication = new Publication(ONE_RECORD); Subscription _ = publication.watch(Set.of(BERTHS), change -> {
            told.add(change);
            awaitQuietly(slow);
        })) {
            publication.show(ONE_RECORD, keys(1));
            assertThat(told.take().everything()).isFalse();
            publication.show(ONE_RECORD, keys(20_000));
            publication.show(ONE_RECORD, keys(5));
            slow.countDown();
            Change much = told.take();

            assertThat(much.everything()).isTrue();
            assertThat(much.touches(BERTHS)).isTrue();
            assertThat(much.keys()).isEmpty();
            assertThat(much.keys(BERTHS)).containsExactly("here");
            publication.show(ONE_RECORD, keys(1));
            assertThat(told.take().keys(BERTHS)).containsExactly("b0");
        }
    }

    private static List<Key> keys(int count) {
        return IntStream.range(0, count).mapToObj(n -> Key.of(BERTHS, "b" + n)).toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
