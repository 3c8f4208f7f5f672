package io.argosy.store;

import static io.argosy.store.Harbour.BERTHS;
import static io.argosy.store.Harbour.LOG;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.store.CommitResult.Committed;
import io.argosy.store.CommitResult.Conflict;
import io.argosy.store.Harbour.Berth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a store does with many writers at once. Extend it with a way to open an empty one.
@Timeout(60)
public abstract class ConcurrencyContract {

    private static final int WRITERS = 16;
    private static final int ROUNDS = 20;

    private Store store;
    private Leadership leader;

    protected abstract Store open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        store = open();
        leader = store.lead("only");
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void losesNoUpdateOfACounterThatAllRaise() throws Exception {
        List<Integer> conflicts = together(_ -> raise());

        assertThat(store.snapshot().get(BERTHS, "counter")).contains(Berth.of(WRITERS * ROUNDS));
        assertThat(store.snapshot().revision()).isEqualTo(WRITERS * ROUNDS);
        assertThat(conflicts).hasSize(WRITERS);
    }

    @Test
    void answersEachWriterWithItsOwnRevision() throws Exception {
        List<List<Long>> revisions = together(writer -> IntStream.range(0, ROUNDS).mapToObj(round -> {
            long revision = ((Committed) put(writer + "/" + round, round)).revision();
            assertThat(store.snapshot().entry(BERTHS, writer + "/" + round).orElseThrow().revision()).isEqualTo(revision);
            return revision;
        }).toList());

        assertThat(revisions.stream().flatMap(List::stream)).doesNotHaveDuplicates().hasSize(WRITERS * ROUNDS);
        assertThat(revisions).allSatisfy(own -> assertThat(own).isSorted());
    }

    @Test
    void showsOnlyWholeTransactions() throws Exception {
        put("left", 0);
        put("right", 0);
        together(writer -> {
            for (int round = 0; round < ROUNDS; round++) {
                Berth berth = Berth.of(writer * ROUNDS + round);
                store.commit(leader.begin().put(BERTHS, "left", berth).put(BERTHS, "right", berth).build());
                Snapshot seen = store.snapshot();
                assertThat(seen.get(BERTHS, "left")).isEqualTo(seen.get(BERTHS, "right"));
            }
            return writer;
        });
    }

    @Test
    void letsAReaderWithACursorMissNothing() throws Exception {
        Set<Long> read = new TreeSet<>();
        AtomicLong cursor = new AtomicLong();
        try (Subscription _ = store.watch(Set.of(LOG), change -> {
            for (Entry<Long, Berth> entry : change.snapshot().scanAfter(LOG, cursor.get())) {
                read.add(entry.key());
                cursor.set(entry.key());
            }
            synchronized (this) {
                notifyAll();
            }
        })) {
            together(_ -> {
                IntStream.range(0, ROUNDS).forEach(round -> store.commit(leader.begin().append(LOG, Berth.of(round)).build()));
                return 0;
            });
            long last = store.snapshot().scanBackwards(LOG).iterator().next().key();
            synchronized (this) {
                while (cursor.get() < last) {
                    wait();
                }
            }
        }
        assertThat(read).hasSize(WRITERS * ROUNDS);
    }

    @Test
    void answersEveryoneWhenClosedInBetween() throws Exception {
        List<Integer> stopped = together(writer -> {
            for (int round = 0; ; round++) {
                if (writer == 0 && round == ROUNDS) {
                    store.close();
                }
                try {
                    put(writer + "/" + round, round);
                } catch (StoreException e) {
                    assertThat(e.kind()).isEqualTo(StoreException.Kind.CLOSED);
                    return round;
                }
            }
        });

        assertThat(stopped).hasSize(WRITERS);
    }

    private int raise() {
        int conflicts = 0;
        for (int done = 0; done < ROUNDS; ) {
            Snapshot seen = store.snapshot();
            int number = seen.get(BERTHS, "counter").map(Berth::number).orElse(0);
            CommitResult result = store.commit(leader.begin().expectAsIn(seen, BERTHS, "counter").put(BERTHS, "counter", Berth.of(number + 1)).build());
            switch (result) {
                case Committed _ -> done++;
                case Conflict _ -> conflicts++;
                case CommitResult.Deposed _, CommitResult.Refused _ -> throw new AssertionError(result);
            }
        }
        return conflicts;
    }

    private CommitResult put(String key, int number) {
        return store.commit(leader.begin().put(BERTHS, key, Berth.of(number)).build());
    }

    private interface Writing<T> {
        T write(int writer) throws Exception;
    }

    private static <T> List<T> together(Writing<T> writing) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> tasks = IntStream.range(0, WRITERS).<Callable<T>>mapToObj(writer -> () -> writing.write(writer)).toList();
            List<Future<T>> futures = threads.invokeAll(tasks);
            return futures.stream().map(Future::resultNow).toList();
        }
    }
}
