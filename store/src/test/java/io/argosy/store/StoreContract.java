package io.argosy.store;

import static io.argosy.store.Harbour.BERTHS;
import static io.argosy.store.Harbour.LOG;
import static io.argosy.store.Harbour.VISITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.model.id.AppRef;
import io.argosy.store.CommitResult.Committed;
import io.argosy.store.CommitResult.Conflict;
import io.argosy.store.CommitResult.Reason;
import io.argosy.store.CommitResult.Refused;
import io.argosy.store.Harbour.Berth;
import io.argosy.store.Harbour.Visit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store does with transactions. Extend it with a way to open an empty one.
public abstract class StoreContract {

    private Store store;
    private Leadership leadership;

    /// An empty store over [Harbour#CATALOG].
    protected abstract Store open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        store = open();
        leadership = store.lead("first");
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void showsWhatWasCommitted() {
        long revision = committed(leadership.begin().put(BERTHS, "a", Berth.of(1)).put(BERTHS, "b", Berth.of(2)));

        assertThat(store.snapshot().revision()).isEqualTo(revision);
        assertThat(store.snapshot().entry(BERTHS, "a")).contains(new Entry<>("a", Berth.of(1), revision));
        assertThat(store.snapshot().get(BERTHS, "c")).isEmpty();
    }

    @Test
    void countsRevisionsByOne() {
        long first = committed(leadership.begin().put(BERTHS, "a", Berth.of(1)));

        assertThat(committed(leadership.begin().put(BERTHS, "a", Berth.of(2)))).isEqualTo(first + 1);
        assertThat(committed(leadership.begin().delete(BERTHS, "a"))).isEqualTo(first + 2);
        assertThat(store.snapshot().scan(BERTHS)).isEmpty();
    }

    @Test
    void keepsASnapshotAsItWas() {
        committed(leadership.begin().put(BERTHS, "a", Berth.of(1)));
        Snapshot before = store.snapshot();
        committed(leadership.begin().put(BERTHS, "a", Berth.of(2)).put(BERTHS, "b", Berth.of(3)));

        assertThat(before.get(BERTHS, "a")).contains(Berth.of(1));
        assertThat(before.scan(BERTHS)).hasSize(1);
    }

    @Test
    void changesNothingForAnEqualValueOrAMissingRecord() {
        long revision = committed(leadership.begin().put(BERTHS, "a", Berth.of(1)));

        assertThat(committed(leadership.begin().put(BERTHS, "a", Berth.of(1)).delete(BERTHS, "gone"))).isEqualTo(revision);
        assertThat(store.snapshot().entry(BERTHS, "a").orElseThrow().revision()).isEqualTo(revision);
        assertThat(committed(leadership.begin().put(BERTHS, "a", Berth.of(1)).put(BERTHS, "b", Berth.of(2)))).isEqualTo(revision + 1);
        assertThat(store.snapshot().entry(BERTHS, "a").orElseThrow().revision()).isEqualTo(revision);
    }

    @Test
    void appliesAllOrNothing() {
        long revision = committed(leadership.begin().put(BERTHS, "a", Berth.of(1)));
        CommitResult result = commit(leadership.begin().put(BERTHS, "b", Berth.of(2)).expect(BERTHS, "a", revision + 5));

        assertThat(result).isEqualTo(new Conflict(new Key("berths", "a"), Optional.of(revision + 5), Optional.of(revision)));
        assertThat(store.snapshot().get(BERTHS, "b")).isEmpty();
        assertThat(store.snapshot().revision()).isEqualTo(revision);
    }

    @Test
    void holdsWhatIsExpected() {
        assertThat(commit(leadership.begin().expect(BERTHS, "a", 1).put(BERTHS, "a", Berth.of(1))))
                .isEqualTo(new Conflict(new Key("berths", "a"), Optional.of(1L), Optional.empty()));
        long revision = committed(leadership.begin().expectAbsent(BERTHS, "a").put(BERTHS, "a", Berth.of(1)));
        assertThat(commit(leadership.begin().expectAbsent(BERTHS, "a").put(BERTHS, "a", Berth.of(2))))
                .isEqualTo(new Conflict(new Key("berths", "a"), Optional.empty(), Optional.of(revision)));
        Snapshot seen = store.snapshot();
        committed(leadership.begin().expectAsIn(seen, BERTHS, "a").expectAsIn(seen, BERTHS, "b").put(BERTHS, "a", Berth.of(2)));
        assertThat(commit(leadership.begin().expectAsIn(seen, BERTHS, "a").delete(BERTHS, "a"))).isInstanceOf(Conflict.class);
    }

    @Test
    void scansInOrderAndByPrefix() {
        committed(leadership.begin()
                .put(VISITS, AppRef.of("east", "shop"), new Visit.Expected(Optional.of("x")))
                .put(VISITS, AppRef.of("default", "web"), new Visit.Expected(Optional.empty()))
                .put(VISITS, AppRef.of("default", "shop"), new Visit.Moored(Berth.of(1), List.of("bow")))
                .put(VISITS, AppRef.of("default2", "shop"), new Visit.Expected(Optional.empty())));

        assertThat(store.snapshot().scan(VISITS)).extracting(entry -> entry.key().toString())
                .containsExactly("default/shop", "default/web", "default2/shop", "east/shop");
        assertThat(store.snapshot().scan(VISITS, "default/")).extracting(Entry::key)
                .containsExactly(AppRef.of("default", "shop"), AppRef.of("default", "web"));
        assertThat(store.snapshot().scan(VISITS, "zzz")).isEmpty();
        assertThat(store.snapshot().scan(BERTHS)).isEmpty();
    }

    @Test
    void appendsInTheOrderOfTransactionsWhoeverWritesThem() throws InterruptedException {
        IntStream.range(0, 12).forEach(n -> committed(leadership.begin().append(LOG, Berth.of(2 * n)).append(LOG, Berth.of(2 * n + 1))));
        committed(store.lead("second").begin().append(LOG, Berth.of(24)));
        List<Long> keys = store.snapshot().scan(LOG).stream().map(Entry::key).toList();

        assertThat(keys).hasSize(25).isSorted().doesNotHaveDuplicates();
        assertThat(store.snapshot().scan(LOG)).extracting(entry -> entry.value().number()).isEqualTo(IntStream.range(0, 25).boxed().toList());
        assertThat(store.snapshot().scanAfter(LOG, keys.get(20))).extracting(Entry::key).isEqualTo(keys.subList(21, 25));
        assertThat(store.snapshot().scanBackwards(LOG)).extracting(Entry::key).startsWith(keys.get(24), keys.get(23)).hasSize(25);
    }

    @Test
    void neverGivesANumberAgain() {
        committed(leadership.begin().append(LOG, Berth.of(1)).append(LOG, Berth.of(1)));
        List<Long> before = store.snapshot().scan(LOG).stream().map(Entry::key).toList();
        committed(leadership.begin().delete(LOG, before.getFirst()).delete(LOG, before.getLast()).append(LOG, Berth.of(1)));

        assertThat(store.snapshot().scan(LOG)).extracting(Entry::key).singleElement().satisfies(key -> assertThat(key).isGreaterThan(before.getLast()));
    }

    @Test
    void countsAppendsAndExpectationsAgainstTheRoom() {
        Transaction.Builder transaction = leadership.begin().expectAbsent(BERTHS, "z").expectAbsent(BERTHS, "y").append(LOG, Berth.of(1));
        assertThat(transaction.room()).isEqualTo(Limits.OPERATIONS - 2);
        for (int n = 0; transaction.room() > 0; n++) {
            transaction.expectAbsent(BERTHS, "b" + n).put(BERTHS, "b" + n, Berth.of(n));
        }
        committed(transaction);
    }

    @Test
    void refusesWhatIsTooMuch() {
        Transaction.Builder many = leadership.begin();
        IntStream.rangeClosed(0, Limits.OPERATIONS).forEach(n -> many.put(BERTHS, "b" + n, Berth.of(n)));
        Transaction.Builder expecting = leadership.begin();
        IntStream.rangeClosed(0, Limits.OPERATIONS).forEach(n -> expecting.expectAbsent(BERTHS, "b" + n));
        String large = "x".repeat(Limits.TRANSACTION_BYTES);

        assertThat(commit(many)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_OPERATIONS));
        assertThat(commit(expecting)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_OPERATIONS));
        assertThat(commit(leadership.begin().put(BERTHS, "a", new Berth(1, large))))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThat(store.snapshot().revision()).isZero();
    }

    @Test
    void takesAsMuchAsItPromises() {
        Transaction.Builder most = leadership.begin();
        String share = "x".repeat(Limits.TRANSACTION_BYTES / Limits.OPERATIONS - 64);
        IntStream.range(0, Limits.OPERATIONS).forEach(n -> most.put(BERTHS, "b" + n, new Berth(n, share)).expectAbsent(BERTHS, "b" + n));

        committed(most);
        assertThat(store.snapshot().scan(BERTHS)).hasSize(Limits.OPERATIONS);
    }

    @Test
    void takesTheLastOfSeveralOperationsOnAKey() {
        committed(leadership.begin().put(BERTHS, "a", Berth.of(1)).delete(BERTHS, "a").put(BERTHS, "a", Berth.of(2)));

        assertThat(store.snapshot().get(BERTHS, "a")).contains(Berth.of(2));
    }

    @Test
    void knowsOnlyItsTables() {
        Table<String, Berth> stranger = Table.byText("stranger", Berth.class);

        assertThatThrownBy(() -> commit(leadership.begin().put(stranger, "a", Berth.of(1)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Key.of(BERTHS, "with blank")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesNothingOnceClosed() {
        store.close();

        assertThatThrownBy(() -> commit(leadership.begin().put(BERTHS, "a", Berth.of(1))))
                .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CLOSED));
    }

    private CommitResult commit(Transaction.Builder transaction) {
        return store.commit(transaction.build());
    }

    private long committed(Transaction.Builder transaction) {
        CommitResult result = commit(transaction);
        assertThat(result).isInstanceOf(Committed.class);
        return ((Committed) result).revision();
    }
}
