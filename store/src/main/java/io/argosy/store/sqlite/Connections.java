package io.argosy.store.sqlite;

import io.argosy.model.unit.ByteSize;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;

/// How files are opened.
final class Connections {

    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final int PAGE_BYTES = 4096;

    /// To which the write-ahead log shrinks after it had to grow during a backup.
    private static final int LOG_BYTES = 64 * 1024 * 1024;

    private Connections() {}

    /// For the one writer: durable at each commit, never larger than the limit.
    static Connection write(Path file, ByteSize limit) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPageSize(PAGE_BYTES);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count = " + limit.value() / PAGE_BYTES);
            statement.execute("PRAGMA journal_size_limit = " + LOG_BYTES);
            statement.execute("PRAGMA cell_size_check = ON");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Beside the writer, or for a file nobody else uses.
    static Connection plain(Path file) throws SQLException {
        return config().createConnection("jdbc:sqlite:" + file);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(Math.toIntExact(BUSY.toMillis()));
        return config;
    }
}
