package io.argosy.store.sqlite;

import static io.argosy.store.Harbour.BERTHS;
import static io.argosy.store.Harbour.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.argosy.model.leadership.Fence;
import io.argosy.model.unit.ByteSize;
import io.argosy.store.CommitResult;
import io.argosy.store.Harbour.Berth;
import io.argosy.store.Leadership;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final Instant MADE = Instant.ofEpochSecond(1_000);

    @TempDir
    private Path directory;
    private Path backup;

    @BeforeEach
    void name() {
        backup = directory.resolve("backup.db");
    }

    @Test
    void bringsBackTheStateAsANewIncarnation() throws Exception {
        Leadership before = makeBackupAndGoOn();
        Backup.restore(backup, at(MADE.plusSeconds(60)));

        try (SqliteStore store = SqliteStore.open(at(MADE.plusSeconds(60)), CATALOG); Leadership after = store.lead("restored")) {
            assertThat(store.snapshot().get(BERTHS, "a")).contains(Berth.of(1));
            assertThat(store.snapshot().get(BERTHS, "later")).isEmpty();
            assertThat(after.fence()).isGreaterThan(before.fence());
            assertThat(after.fence().incarnation()).isEqualTo(MADE.plusSeconds(60).getEpochSecond());
            assertThat(store.commit(before.begin().put(BERTHS, "a", Berth.of(9)).build())).isInstanceOf(CommitResult.Deposed.class);
        }
    }

    @Test
    void isAnotherIncarnationEachTimeItIsRestored() throws Exception {
        makeBackupAndGoOn();
        assertThat(restoredAt(MADE.plusSeconds(90))).isGreaterThan(restoredAt(MADE.plusSeconds(60)));
        assertThat(restoredAt(MADE.minusSeconds(90)).incarnation()).as("the clock went back").isGreaterThan(MADE.getEpochSecond());
    }

    @Test
    void countsWhenItIsCopiedByHandToo() throws Exception {
        Leadership before = makeBackupAndGoOn();
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.copy(backup, elsewhere.resolve("argosy.db"));

        try (SqliteStore store = SqliteStore.open(SqliteSettings.in(elsewhere), CATALOG)) {
            assertThat(store.snapshot().fence().incarnation()).isGreaterThan(before.fence().incarnation());
        }
    }

    @Test
    void keepsTheOldStateAside() throws Exception {
        makeBackupAndGoOn();
        Backup.restore(backup, at(MADE));

        Path old = directory.resolve("data").resolve("argosy.db.before-restore");
        Path looked = Files.createDirectory(directory.resolve("looked"));
        Files.copy(old, looked.resolve("argosy.db"));
        try (SqliteStore store = SqliteStore.open(SqliteSettings.in(looked), CATALOG)) {
            assertThat(store.snapshot().get(BERTHS, "later")).contains(Berth.of(2));
        }
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        makeBackupAndGoOn();
        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.list(directory)).extracting(Path::getFileName).extracting(Path::toString).containsExactlyInAnyOrder("data", "backup.db");
    }

    @Test
    void refusesWhatItMustNotOverwriteOrCannotUse() throws Exception {
        makeBackupAndGoOn();
        try (SqliteStore store = SqliteStore.open(at(MADE), CATALOG)) {
            assertThat(catchThrowableOfType(StoreException.class, () -> store.backup(backup))).hasMessageContaining("exists already");
            assertThat(catchThrowableOfType(StoreException.class, () -> Backup.restore(backup, at(MADE))).kind()).isEqualTo(Kind.IN_USE);
        }
        Path noBackup = Files.writeString(directory.resolve("text"), "something else, and not short either ".repeat(100));
        assertThat(catchThrowableOfType(StoreException.class, () -> Backup.restore(noBackup, at(MADE))).kind()).isEqualTo(Kind.NOT_A_STORE);
        Path missing = directory.resolve("missing");
        assertThat(catchThrowableOfType(StoreException.class, () -> Backup.restore(missing, at(MADE)))).hasMessageContaining("is not there");
        try (SqliteStore store = SqliteStore.open(at(MADE), CATALOG)) {
            assertThat(store.snapshot().get(BERTHS, "later")).contains(Berth.of(2));
        }
    }

    private Fence restoredAt(Instant time) throws IOException {
        Backup.restore(backup, at(time));
        try (SqliteStore store = SqliteStore.open(at(time), CATALOG)) {
            return store.snapshot().fence();
        }
    }

    private Leadership makeBackupAndGoOn() throws Exception {
        try (SqliteStore store = SqliteStore.open(at(MADE), CATALOG)) {
            Leadership leader = store.lead("first");
            store.commit(leader.begin().put(BERTHS, "a", Berth.of(1)).build());
            store.backup(backup);
            store.commit(leader.begin().put(BERTHS, "later", Berth.of(2)).build());
            return leader;
        }
    }

    private SqliteSettings at(Instant now) {
        return new SqliteSettings(directory.resolve("data"), ByteSize.mebibytes(64), () -> now);
    }
}
