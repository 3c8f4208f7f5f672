package io.argosy.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.argosy.control.ControlPlane;
import io.argosy.model.leadership.Fence;
import io.argosy.server.backup.BackupOptions.Task;
import io.argosy.server.start.DataDirectory;
import io.argosy.server.start.StartFailure;
import io.argosy.server.start.StoreChoice;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import io.argosy.store.sqlite.SqliteSettings;
import io.argosy.store.sqlite.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2100-01-01T00:00:00Z"));

    @TempDir
    private Path directory;
    private Path from;
    private Path to;
    private Path file;

    @BeforeEach
    void begin() throws Exception {
        from = directory.resolve("from");
        to = directory.resolve("to");
        file = directory.resolve("backup");
        DataDirectory.make(from).key().bytes();
        try (SqliteStore store = SqliteStore.open(SqliteSettings.in(from), ControlPlane.catalog())) {
            store.lead("server").close();
        }
    }

    @Test
    void movesTheStateAndSaysThatTheKeyIsApart() {
        assertThat(run(Task.BACKUP, from, false, false)).containsExactly(
                "Backup of revision 0 with 0 records: " + file,
                "The key of the servers is not in it. Keep a copy of " + from.resolve("key") + ", too: without it nobody can read the secrets.");
        assertThat(run(Task.RESTORE, to, false, false)).containsExactly(
                "Restored revision 0 with 0 records of 2100-01-01T00:00:00Z, as a new incarnation.",
                "Put the key of the servers that the backup is from into DIR/key of each server before it starts, or where --key-file says.");
        assertThat(to.resolve("key")).doesNotExist();
        assertThat(fence(to)).isEqualTo(new Fence(CLOCK.instant().getEpochSecond(), 2));
    }

    @Test
    void movesTheKeyWhenAsked() throws Exception {
        assertThat(run(Task.BACKUP, from, true, false)).element(1).asString().contains("whoever has it can read the secrets");
        assertThat(run(Task.RESTORE, to, false, false)).element(1).asString().contains("every other server of this store needs a copy");
        assertThat(new DataDirectory(to).key().bytes()).isEqualTo(new DataDirectory(from).key().bytes());
        assertThat(Files.getPosixFilePermissions(to.resolve("key"))).hasSize(2);
    }

    @Test
    void findsAndPutsTheKeyWhereItIsSaidToBe() throws Exception {
        Path kept = directory.resolve("kept");
        Files.move(from.resolve("key"), kept);
        StartFailure failure = catchThrowableOfType(StartFailure.class, () -> run(Task.BACKUP, from, true, false));
        assertThat(failure).hasMessage("there is no key at " + from.resolve("key"));
        assertThat(failure.remedy()).contains("--key-file");
        assertThat(file).doesNotExist();

        BackupCommand.carryOut(new BackupOptions(Task.BACKUP, Optional.of(from), Optional.of(kept), StoreChoice.SQLITE, file, true, false), CLOCK);
        Path put = directory.resolve("put");
        assertThat(BackupCommand.carryOut(new BackupOptions(Task.RESTORE, Optional.of(to), Optional.of(put), StoreChoice.SQLITE, file, false, false), CLOCK))
                .element(1).isEqualTo("Its key is in " + put + "; every other server of this store needs a copy.");
        assertThat(put).hasSameTextualContentAs(kept);
        assertThat(to.resolve("key")).doesNotExist();
        assertThat(from.resolve("key")).doesNotExist();
    }

    @Test
    void keepsAnotherKeyUnlessForced() {
        run(Task.BACKUP, from, true, false);
        byte[] own = DataDirectory.make(to).key().bytes();
        StoreException refusal = catchThrowableOfType(StoreException.class, () -> run(Task.RESTORE, to, false, false));
        assertThat(refusal.kind()).isEqualTo(Kind.IN_USE);
        assertThat(refusal).hasMessageContaining(to.resolve("key") + " holds another key");
        assertThat(new DataDirectory(to).key().bytes()).isEqualTo(own);
        assertThat(to.resolve("argosy.db")).doesNotExist();

        run(Task.RESTORE, to, false, true);
        assertThat(new DataDirectory(to).key().bytes()).isEqualTo(new DataDirectory(from).key().bytes());
    }

    @Test
    void saysWhatToUseTheKeyThatIsThereFor() {
        run(Task.BACKUP, from, false, false);
        assertThat(run(Task.RESTORE, from, false, true)).element(1).asString().contains("it must be the one of the servers that the backup is from");
    }

    @Test
    void endsWithACodeForScripts() {
        assertThat(BackupCommand.run(Task.BACKUP, List.of("--help"))).isZero();
        assertThat(BackupCommand.run(Task.BACKUP, List.of("--data", from.toString()))).isEqualTo(2);
        assertThat(BackupCommand.run(Task.BACKUP, List.of("--data", to.toString(), "--to", file.toString()))).isEqualTo(1);
        assertThat(BackupCommand.run(Task.BACKUP, List.of("--data", from.toString(), "--to", file.toString()))).isZero();
        assertThat(BackupCommand.run(Task.BACKUP, List.of("--data", from.toString(), "--to", file.toString()))).isEqualTo(1);
    }

    private List<String> run(Task task, Path data, boolean withKey, boolean force) {
        return BackupCommand.carryOut(new BackupOptions(task, Optional.of(data), Optional.empty(), StoreChoice.SQLITE, file, withKey, force), CLOCK);
    }

    private static Fence fence(Path data) {
        try (SqliteStore store = SqliteStore.open(SqliteSettings.in(data), ControlPlane.catalog())) {
            return store.snapshot().fence();
        }
    }
}
