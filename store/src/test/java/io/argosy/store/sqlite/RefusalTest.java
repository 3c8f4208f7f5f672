package io.argosy.store.sqlite;

import static io.argosy.store.Harbour.BERTHS;
import static io.argosy.store.Harbour.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.argosy.store.Harbour.Berth;
import io.argosy.store.Leadership;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a store does not open, and what it says then.
class RefusalTest {

    @TempDir
    private Path directory;

    @Test
    void aDirectoryInUseByThisProcess() {
        try (SqliteStore _ = open()) {
            refused(Kind.IN_USE, "in use by this process");
        }
        open().close();
    }

    @Test
    void aDirectoryInUseByAnotherProcess() throws Exception {
        open().close();
        Process holder = Child.start(LockHolder.class, directory.toString());
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("open");
            refused(Kind.IN_USE, "process " + holder.pid());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        open().close();
    }

    @Test
    void aFileThatIsNoDatabase() throws IOException {
        Files.writeString(directory.resolve("argosy.db"), "not a database, but long enough to be looked at by SQLite".repeat(100));
        refused(Kind.NOT_A_STORE, "another data directory");
    }

    @Test
    void aDatabaseOfAnotherProgram() throws SQLException {
        sql("CREATE TABLE other (x)");
        refused(Kind.NOT_A_STORE, "another data directory");
    }

    @Test
    void aStoreOfANewerVersion() throws SQLException {
        open().close();
        sql("PRAGMA user_version = " + (Schema.VERSION + 1));
        refused(Kind.TOO_NEW, "start that version");
    }

    @Test
    void aDamagedFile() throws Exception {
        try (SqliteStore store = open(); Leadership leader = store.lead("only")) {
            for (int n = 0; n < 50; n++) {
                store.commit(leader.begin().put(BERTHS, "b" + n, new Berth(n, "x".repeat(2000))).build());
            }
        }
        try (RandomAccessFile file = new RandomAccessFile(directory.resolve("argosy.db").toFile(), "rw")) {
            file.seek(4096 * 5);
            file.write(new byte[4096 * 10]);
        }
        refused(Kind.CORRUPT, "restore a backup");
    }

    @Test
    void aRecordThatCannotBeRead() throws Exception {
        try (SqliteStore store = open(); Leadership leader = store.lead("only")) {
            store.commit(leader.begin().put(BERTHS, "a", Berth.of(1)).build());
        }
        sql("UPDATE record SET value = '{\"number\": \"many\"}'");
        refused(Kind.CORRUPT, "/berths/a: number: ");
        sql("UPDATE record SET value = '{\"number\": 1, \"note\": \"\"}'");
        open().close();
    }

    private SqliteStore open() {
        return SqliteStore.open(SqliteSettings.in(directory), CATALOG);
    }

    private void refused(Kind kind, String message) {
        StoreException refusal = catchThrowableOfType(StoreException.class, this::open);
        assertThat(refusal).hasMessageContaining(message).hasMessageContaining(refusal.remedy());
        assertThat(refusal.kind()).isEqualTo(kind);
    }

    private void sql(String command) throws SQLException {
        try (Connection connection = Connections.plain(directory.resolve("argosy.db")); Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
