package io.argosy.store;

import static io.argosy.store.Harbour.BERTHS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.store.AgreementTest.Action;
import io.argosy.store.AgreementTest.Belief;
import io.argosy.store.AgreementTest.Touch;
import io.argosy.store.CommitResult.Committed;
import io.argosy.store.CommitResult.Conflict;
import io.argosy.store.CommitResult.Deposed;
import io.argosy.store.Harbour.Berth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A store and a plain map, to which the same things are done.
final class AgreementRun implements AutoCloseable {

    static final UnaryOperator<Store> CANNOT_REOPEN = store -> store;
    private static final List<String> GROUPS = List.of("tens0", "tens1", "none");

    private final UnaryOperator<Store> reopen;
    private final TreeMap<String, Entry<String, Berth>> expected = new TreeMap<>();
    private Store store;
    private Leadership leader;
    private Optional<Leadership> deposed = Optional.empty();
    private long revision;

    AgreementRun(Store store, UnaryOperator<Store> reopen) {
        this.store = store;
        this.reopen = reopen;
        this.leader = lead();
    }

    void act(Action action) {
        switch (action) {
            case Action.Commit commit -> commit(commit.touches(), commit.beliefs());
            case Action.TakeOver _ -> takeOver();
            case Action.CommitDeposed(Touch touch) -> deposed.ifPresent(former ->
                    assertThat(store.commit(with(former.begin(), touch).build())).isEqualTo(new Deposed(leader.fence())));
            case Action.Reopen _ -> {
                store = reopen.apply(store);
                takeOver();
            }
        }
        assertThat(store.snapshot().revision()).isEqualTo(revision);
        assertThat(store.snapshot().scan(BERTHS)).containsExactlyElementsOf(expected.values());
        assertThat(store.snapshot().scan(BERTHS, "a/")).containsExactlyElementsOf(expected.subMap("a/", "a0").values());
        for (String group : GROUPS) {
            assertThat(store.snapshot().group(BERTHS, group))
                    .containsExactlyElementsOf(expected.values().stream().filter(entry -> entry.value().tens().equals(Optional.of(group))).toList());
        }
    }

    private void takeOver() {
        deposed = Optional.of(leader);
        leader = lead();
    }

    private void commit(List<Touch> touches, List<Belief> beliefs) {
        Transaction.Builder transaction = leader.begin();
        touches.forEach(touch -> with(transaction, touch));
        beliefs.forEach(belief -> revisionOf(belief).ifPresentOrElse(
                seen -> transaction.expect(BERTHS, belief.key(), seen), () -> transaction.expectAbsent(BERTHS, belief.key())));
        CommitResult answer = store.commit(transaction.build());
        assertThat(answer).isEqualTo(expect(touches, beliefs));
    }

    private CommitResult expect(List<Touch> touches, List<Belief> beliefs) {
        for (Belief belief : beliefs) {
            Optional<Long> actual = Optional.ofNullable(expected.get(belief.key())).map(Entry::revision);
            if (!actual.equals(revisionOf(belief))) {
                return new Conflict(new Key("berths", belief.key()), revisionOf(belief), actual);
            }
        }
        Map<String, Integer> last = new LinkedHashMap<>();
        touches.forEach(touch -> last.put(touch.key(), touch.number()));
        boolean changed = last.entrySet().stream().map(touch -> change(touch.getKey(), touch.getValue())).reduce(false, Boolean::logicalOr);
        revision += changed ? 1 : 0;
        return new Committed(revision);
    }

    private boolean change(String key, int number) {
        if (number < 0) {
            return expected.remove(key) != null;
        }
        Entry<String, Berth> before = expected.get(key);
        if (before != null && before.value().equals(Berth.of(number))) {
            return false;
        }
        expected.put(key, new Entry<>(key, Berth.of(number), revision + 1));
        return true;
    }

    private Optional<Long> revisionOf(Belief belief) {
        Optional<Long> actual = Optional.ofNullable(expected.get(belief.key())).map(Entry::revision);
        return switch (belief.kind()) {
            case TRUE -> actual;
            case OLDER -> actual.map(seen -> seen - 1);
            case ABSENT -> Optional.empty();
        };
    }

    private static Transaction.Builder with(Transaction.Builder transaction, Touch touch) {
        return touch.number() < 0 ? transaction.delete(BERTHS, touch.key()) : transaction.put(BERTHS, touch.key(), Berth.of(touch.number()));
    }

    private Leadership lead() {
        try {
            return store.lead("any");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
