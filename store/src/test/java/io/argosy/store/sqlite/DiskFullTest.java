package io.argosy.store.sqlite;

import static io.argosy.store.Harbour.BERTHS;
import static io.argosy.store.Harbour.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.argosy.model.unit.ByteSize;
import io.argosy.store.CommitResult.Committed;
import io.argosy.store.Harbour.Berth;
import io.argosy.store.Leadership;
import io.argosy.store.Snapshot;
import io.argosy.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that has no room: it says so, goes on showing what is on disk, and works again when there is room.
class DiskFullTest {

    private static final int MANY = 400;

    @TempDir
    private Path directory;

    /// With room.
    @TempDir
    private Path elsewhere;

    @Test
    void reachesItsLimit() throws Exception {
        SqliteSettings small = new SqliteSettings(directory, ByteSize.mebibytes(1), Clock.systemUTC());
        Snapshot shown = fillAndGoOn(small, () -> { });

        assertThat(reopened(small).scan(BERTHS)).containsExactlyElementsOf(shown.scan(BERTHS));
    }

    @Test
    void runsOutOfDisk() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=3m", "argosy-test", disk.toString())).as("may mount").isZero();
        try {
            Path ballast = Files.write(disk.resolve("ballast"), new byte[1024 * 1024]);
            SqliteSettings settings = SqliteSettings.in(disk.resolve("data"));
            Snapshot shown = fillAndGoOn(settings, () -> Files.delete(ballast));

            assertThat(reopened(settings).scan(BERTHS)).containsExactlyElementsOf(shown.scan(BERTHS));
        } finally {
            run("umount", disk.toString());
        }
    }

    private interface Remedy {
        void apply() throws IOException;
    }

    private Snapshot fillAndGoOn(SqliteSettings settings, Remedy remedy) throws Exception {
        try (SqliteStore store = SqliteStore.open(settings, CATALOG)) {
            Leadership leader = store.lead("only");
            Snapshot before = fill(store, leader);
            assertThat(store.snapshot()).isSameAs(before);
            assertThat(reopenedCopy(store, settings).scan(BERTHS)).containsExactlyElementsOf(before.scan(BERTHS));

            remedy.apply();
            assertThat(store.commit(leader.begin().delete(BERTHS, "b0").build())).isEqualTo(new Committed(before.revision() + 1));
            assertThat(store.commit(leader.begin().put(BERTHS, "b0", Berth.of(0)).build())).isInstanceOf(Committed.class);
            return store.snapshot();
        }
    }

    /// @return what was shown when the first commit failed
    private static Snapshot fill(SqliteStore store, Leadership leader) {
        for (int n = 0; n < MANY; n++) {
            Snapshot before = store.snapshot();
            Optional<StoreException> failure = put(store, leader, n);
            if (failure.isPresent()) {
                assertThat(failure.get().kind()).isEqualTo(StoreException.Kind.DISK_FULL);
                assertThat(failure.get()).hasMessageContaining("make room").extracting(StoreException::inDoubt).isEqualTo(false);
                return before;
            }
        }
        throw new AssertionError("there was room for everything");
    }

    private static Optional<StoreException> put(SqliteStore store, Leadership leader, int number) {
        try {
            store.commit(leader.begin().put(BERTHS, "b" + number, new Berth(number, "x".repeat(20_000))).build());
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of(e);
        }
    }

    /// What is on disk at this moment, read through a backup elsewhere.
    private Snapshot reopenedCopy(SqliteStore store, SqliteSettings settings) {
        store.backup(elsewhere.resolve("backup"));
        SqliteSettings copy = new SqliteSettings(elsewhere.resolve("data"), settings.limit(), settings.clock());
        Backup.restore(elsewhere.resolve("backup"), copy);
        return reopened(copy);
    }

    private static Snapshot reopened(SqliteSettings settings) {
        try (SqliteStore store = SqliteStore.open(settings, CATALOG)) {
            return store.snapshot();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }
}
