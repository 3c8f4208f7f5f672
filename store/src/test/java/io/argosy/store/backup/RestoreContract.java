package io.argosy.store.backup;

import static io.argosy.store.Harbour.BERTHS;
import static io.argosy.store.Harbour.CATALOG;
import static io.argosy.store.Harbour.LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.argosy.model.leadership.Fence;
import io.argosy.store.CommitResult;
import io.argosy.store.Entry;
import io.argosy.store.Harbour.Berth;
import io.argosy.store.Leadership;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How a state moves from one store into another. Extend it with two places that are empty at first.
@Timeout(60)
public abstract class RestoreContract {

    /// Larger than what goes into one transaction of any store.
    private static final int MANY = 300;

    private static final Instant LATER = Instant.now().plusSeconds(1_000);

    @TempDir
    private Path directory;

    /// Something that can be read from and written to while it is used.
    public interface Use<T> {
        T with(BackupSource source, BackupTarget target);
    }

    protected abstract Store openFirst();

    protected abstract Store openSecond();

    /// Does something with the records of the first place.
    protected abstract <T> T first(Use<T> use);

    /// Does something with the records of the second place.
    protected abstract <T> T second(Use<T> use);

    @Test
    void givesTheSecondPlaceTheStateOfTheFirst() throws Exception {
        Snapshot before = fillFirst();
        restore(backup("one"), false, LATER);

        try (Store store = openSecond()) {
            Snapshot after = store.snapshot();
            assertThat(after.revision()).isEqualTo(before.revision());
            assertThat(after.scan(BERTHS)).containsExactlyElementsOf(before.scan(BERTHS));
            assertThat(after.scan(LOG)).containsExactlyElementsOf(before.scan(LOG));
            assertThat(after.fence().incarnation()).isEqualTo(LATER.getEpochSecond());
            assertThat(after.fence()).isGreaterThan(before.fence());
            Leadership leader = store.lead("new");
            assertThat(store.commit(leader.begin().put(BERTHS, "new", Berth.of(1)).build())).isEqualTo(new CommitResult.Committed(before.revision() + 1));
        }
    }

    @Test
    void canBeMadeWhileAServerRuns() throws Exception {
        fillFirst();
        try (Store store = openFirst()) {
            Leadership leader = store.lead("running");
            store.commit(leader.begin().put(BERTHS, "while", Berth.of(1)).build());
            BackupFile file = backup("running");
            store.commit(leader.begin().put(BERTHS, "after", Berth.of(1)).build());
            assertThat(leader.current()).isTrue();
            restore(file, false, LATER);
        }
        try (Store store = openSecond()) {
            assertThat(store.snapshot().get(BERTHS, "while")).isPresent();
            assertThat(store.snapshot().get(BERTHS, "after")).isEmpty();
        }
    }

    @Test
    void givesUpAStateOnlyWhenForcedAndGoesBeyondItsIncarnation() throws Exception {
        fillFirst();
        Fence there;
        try (Store store = openSecond()) {
            Leadership leader = store.lead("second");
            store.commit(leader.begin().put(BERTHS, "theirs", Berth.of(1)).build());
            there = leader.fence();
        }
        BackupFile file = backup("one");
        StoreException refusal = catchThrowableOfType(StoreException.class, () -> restore(file, false, LATER));
        assertThat(refusal).hasMessageContaining("there is a state already").hasMessageContaining("--force");
        try (Store store = openSecond()) {
            assertThat(store.snapshot().get(BERTHS, "theirs")).isPresent();
        }
        restore(file, true, Instant.EPOCH);
        try (Store store = openSecond()) {
            assertThat(store.snapshot().get(BERTHS, "theirs")).isEmpty();
            assertThat(store.snapshot().get(BERTHS, "b7")).contains(Berth.of(7));
            assertThat(store.snapshot().fence().incarnation()).as("though the clock went back").isGreaterThan(there.incarnation());
        }
    }

    @Test
    void refusesAPlaceWithARunningServer() throws Exception {
        fillFirst();
        BackupFile file = backup("one");
        try (Store store = openSecond()) {
            store.lead("second");
            StoreException refusal = catchThrowableOfType(StoreException.class, () -> restore(file, true, LATER));
            assertThat(refusal.kind()).isEqualTo(Kind.IN_USE);
            assertThat(refusal.remedy()).contains("stop");
            assertThat(store.snapshot().scan(BERTHS)).isEmpty();
        }
    }

    @Test
    void refusesAPlaceWithoutAState() {
        StoreException refusal = catchThrowableOfType(StoreException.class, () -> backup("none"));
        assertThat(refusal.kind()).isEqualTo(Kind.NOT_A_STORE);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void comesBackTheSameWay() throws Exception {
        Snapshot before = fillFirst();
        restore(backup("there"), false, LATER);
        BackupFile back = new BackupFile(directory.resolve("back"));
        second((source, _) -> back.write(source, UnaryOperator.identity()));
        first((_, target) -> new Restore(back, CATALOG, true, InstantSource.fixed(LATER)).into(target));

        try (Store store = openFirst()) {
            assertThat(store.snapshot().scan(BERTHS)).containsExactlyElementsOf(before.scan(BERTHS));
            assertThat(store.snapshot().fence().incarnation()).isEqualTo(LATER.getEpochSecond() + 1);
        }
    }

    private Snapshot fillFirst() throws InterruptedException {
        try (Store store = openFirst(); Leadership leader = store.lead("first")) {
            for (int number = 0; number < MANY; number += 50) {
                var transaction = leader.begin().append(LOG, Berth.of(number));
                for (int place = number; place < number + 50; place++) {
                    transaction.put(BERTHS, "b" + place, new Berth(place, place == 7 ? "" : "n".repeat(place)));
                }
                store.commit(transaction.build());
            }
            store.commit(leader.begin().delete(BERTHS, "b3").put(BERTHS, "big", new Berth(1, "x".repeat(1_000_000))).build());
            assertThat(store.snapshot().scan(BERTHS).stream().map(Entry::key).toList()).hasSize(MANY);
            return store.snapshot();
        }
    }

    private BackupFile backup(String name) {
        BackupFile file = new BackupFile(directory.resolve(name));
        first((source, _) -> file.write(source, UnaryOperator.identity()));
        return file;
    }

    private void restore(BackupFile file, boolean force, Instant now) {
        BackupFile.Content done = second((_, target) -> new Restore(file, CATALOG, force, InstantSource.fixed(now)).into(target));
        assertThat(done).isEqualTo(file.check(CATALOG));
    }
}
