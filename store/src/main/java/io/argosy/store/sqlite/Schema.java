package io.argosy.store.sqlite;

import io.argosy.model.leadership.Fence;
import io.argosy.store.StoreException.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;

/// What is in the file. Values are text, so that `sqlite3 argosy.db` shows them to people.
final class Schema {

    /// Raise it with each change of the tables, and add the step from the version before to [#prepare].
    static final int VERSION = 1;

    /// Marks the file as one of Argosy's.
    private static final int APPLICATION = 0x41724779;

    private static final String[] TABLES = {
        "CREATE TABLE record (tbl TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, revision INTEGER NOT NULL, PRIMARY KEY (tbl, key)) STRICT",
        "CREATE TABLE mark (id INTEGER PRIMARY KEY CHECK (id = 1), incarnation INTEGER NOT NULL, term INTEGER NOT NULL,"
                + " revision INTEGER NOT NULL, backup INTEGER NOT NULL) STRICT",
    };

    private Schema() {}

    /// Makes the tables in an empty file; checks that any other is sound and of a version this program knows.
    static void prepare(Path file, Connection connection, InstantSource clock) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (number(statement, "PRAGMA user_version") == 0 && number(statement, "SELECT count(*) FROM sqlite_schema") == 0) {
                create(statement, new Fence(0, 0).nextIncarnation(clock.instant().getEpochSecond()));
            } else {
                check(file, statement);
            }
        }
    }

    /// @throws io.argosy.store.StoreException when this program cannot use what is in the file
    static void check(Path file, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            check(file, statement);
        }
    }

    private static void create(Statement statement, Fence first) throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        for (String table : TABLES) {
            statement.execute(table);
        }
        statement.execute("INSERT INTO mark VALUES (1, %d, %d, 0, 0)".formatted(first.incarnation(), first.term()));
        statement.execute("PRAGMA application_id = " + APPLICATION);
        statement.execute("PRAGMA user_version = " + VERSION);
        statement.execute("COMMIT");
    }

    private static void check(Path file, Statement statement) throws SQLException {
        if (number(statement, "PRAGMA application_id") != APPLICATION) {
            throw Troubles.of(Kind.NOT_A_STORE, file);
        }
        if (number(statement, "PRAGMA user_version") > VERSION) {
            throw Troubles.of(Kind.TOO_NEW, file);
        }
        try (ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
            String verdict = result.next() ? result.getString(1) : "no answer";
            if (!verdict.equals("ok")) {
                throw Troubles.corrupt(file, verdict, null);
            }
        }
    }

    /// A state that comes from a backup goes on as another incarnation: what was written after the backup was made may be
    /// known to agents under the old one.
    static void beginIncarnationOfBackup(Connection connection, InstantSource clock) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE mark SET incarnation = max(incarnation + 1, %d), backup = 0 WHERE backup = 1"
                    .formatted(clock.instant().getEpochSecond()));
        }
    }

    static void markAsBackup(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE mark SET backup = 1");
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
