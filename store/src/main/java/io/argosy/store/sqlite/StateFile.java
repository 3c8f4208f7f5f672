package io.argosy.store.sqlite;

import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import io.argosy.model.leadership.Fence;
import io.argosy.model.unit.ByteSize;
import io.argosy.store.Catalog;
import io.argosy.store.Entry;
import io.argosy.store.Key;
import io.argosy.store.Table;
import io.argosy.store.state.Row;
import io.argosy.store.state.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Collection;

/// The open database file. For one thread at a time.
///
/// Statements are prepared for each use, because the driver discards a prepared one that failed.
final class StateFile implements Disk, AutoCloseable {

    private static final String WRITE = "INSERT INTO record VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (tbl, key) DO UPDATE SET value = excluded.value, revision = excluded.revision";
    private static final String REMOVE = "DELETE FROM record WHERE tbl = ? AND key = ?";
    private static final String MARK = "UPDATE mark SET incarnation = ?, term = ?, revision = ?";

    private final Path file;
    private final Connection connection;

    private StateFile(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static StateFile open(Path file, ByteSize limit, InstantSource clock) throws SQLException {
        Connection connection = Connections.write(file, limit);
        try {
            Schema.prepare(file, connection, clock);
            Schema.beginIncarnationOfBackup(connection, clock);
            return new StateFile(file, connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Path path() {
        return file;
    }

    /// Everything in the tables of the catalog, decoded. Other tables, of a newer version, stay as they are.
    State load(Catalog catalog, Json json) throws SQLException {
        State state = mark(connection);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT tbl, key, value, revision FROM record")) {
            while (rows.next()) {
                Table<?, ?> table = catalog.tables().get(rows.getString(1));
                if (table != null) {
                    state = load(state, table, rows, json);
                }
            }
        }
        return state;
    }

    private <K, V> State load(State state, Table<K, V> table, ResultSet row, Json json) throws SQLException {
        String path = row.getString(2);
        try {
            V value = json.read(row.getString(3), table.value());
            return state.loaded(table, new Entry<>(table.keys().parse(path), value, row.getLong(4)));
        } catch (MalformedJson | IllegalArgumentException e) {
            throw Troubles.corrupt(file, "%s: %s".formatted(new Key(table.name(), path), e.getMessage()), e);
        }
    }

    @Override
    public void prepare(Collection<Row> rows, State after) throws SQLException {
        run("BEGIN IMMEDIATE");
        try (PreparedStatement write = connection.prepareStatement(WRITE); PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            for (Row row : rows) {
                switch (row) {
                    case Row.Written written -> write(write, written);
                    case Row.Gone gone -> remove(remove, gone);
                }
            }
        }
        mark(after);
    }

    @Override
    public void commit() throws SQLException {
        run("COMMIT");
    }

    @Override
    public void takeBack() {
        try {
            run("ROLLBACK");
        } catch (SQLException alreadyTakenBack) {
            // SQLite rolls back by itself after some errors; there is nothing left to do then.
        }
    }

    /// Asks through a connection of its own: this one may still see what it could not commit.
    @Override
    public State mark() throws SQLException {
        try (Connection other = Connections.plain(file)) {
            return mark(other);
        }
    }

    private State mark(Connection reader) throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("SELECT incarnation, term, revision FROM mark")) {
            if (!row.next()) {
                throw Troubles.corrupt(file, "its mark is missing", null);
            }
            return State.empty(row.getLong(3), new Fence(row.getLong(1), row.getLong(2)));
        }
    }

    private static void write(PreparedStatement write, Row.Written row) throws SQLException {
        write.setString(1, row.key().table());
        write.setString(2, row.key().path());
        write.setString(3, new String(row.json(), StandardCharsets.UTF_8));
        write.setLong(4, row.revision());
        write.executeUpdate();
    }

    private static void remove(PreparedStatement remove, Row.Gone row) throws SQLException {
        remove.setString(1, row.key().table());
        remove.setString(2, row.key().path());
        remove.executeUpdate();
    }

    private void mark(State state) throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement(MARK)) {
            mark.setLong(1, state.fence().incarnation());
            mark.setLong(2, state.fence().term());
            mark.setLong(3, state.revision());
            mark.executeUpdate();
        }
    }

    private void run(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
