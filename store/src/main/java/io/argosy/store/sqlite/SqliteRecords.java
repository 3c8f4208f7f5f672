package io.argosy.store.sqlite;

import io.argosy.model.leadership.Fence;
import io.argosy.store.Key;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import io.argosy.store.backup.BackupHeader;
import io.argosy.store.backup.BackupSource;
import io.argosy.store.backup.BackupTarget;
import io.argosy.store.backup.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;

/// The records in a data directory, for backups. Reading goes beside a running server, which goes on meanwhile; replacing does not.
public final class SqliteRecords implements BackupSource, BackupTarget {

    private static final String INSERT = "INSERT INTO record VALUES (?, ?, ?, ?)";

    private final SqliteSettings settings;
    private final Path file;

    public SqliteRecords(SqliteSettings settings) {
        this.settings = settings;
        this.file = settings.file();
    }

    @Override
    public void read(Consumer<BackupHeader> begin, Consumer<RawRecord> each) {
        if (!Files.exists(file)) {
            throw new StoreException(Kind.NOT_A_STORE, "there is no state in " + settings.directory(), "name the data directory of a server", null);
        }
        try (Connection connection = Connections.plain(file)) {
            Schema.check(file, connection);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                begin.accept(header(statement));
                try (ResultSet rows = statement.executeQuery("SELECT tbl, key, revision, value FROM record ORDER BY tbl, key")) {
                    while (rows.next()) {
                        each.accept(new RawRecord(new Key(rows.getString(1), rows.getString(2)), rows.getLong(3), rows.getString(4)));
                    }
                }
            }
        } catch (SQLException e) {
            throw Troubles.explain(file, e);
        }
    }

    private BackupHeader header(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT incarnation, term, revision FROM mark")) {
            if (!row.next()) {
                throw Troubles.corrupt(file, "its mark is missing", null);
            }
            return BackupHeader.of(settings.clock().instant(), "sqlite", new Fence(row.getLong(1), row.getLong(2)), row.getLong(3));
        }
    }

    @Override
    public Optional<Fence> occupied() {
        return Files.exists(file) && count() > 0 ? Optional.of(latest()) : Optional.empty();
    }

    private long count() {
        try (Connection connection = Connections.plain(file); Statement statement = connection.createStatement()) {
            Schema.check(file, connection);
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM record")) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw Troubles.explain(file, e);
        }
    }

    @Override
    public Fence latest() {
        if (!Files.exists(file)) {
            return new Fence(0, 0);
        }
        try (Connection connection = Connections.plain(file); Statement statement = connection.createStatement()) {
            return header(statement).fence();
        } catch (SQLException e) {
            throw Troubles.explain(file, e);
        }
    }

    /// The state of before is kept beside it, with `.before-restore`.
    @Override
    public void replace(Fence fence, long revision, Consumer<Consumer<RawRecord>> records) {
        try {
            PrivateFiles.createDirectory(settings.directory());
            try (DirectoryLock _ = DirectoryLock.take(settings.directory())) {
                Path draft = PrivateFiles.create(Backup.sibling(file, Backup.UNFINISHED));
                Files.write(draft, new byte[0]);
                fill(draft, fence, revision, records);
                PrivateFiles.sync(draft);
                Backup.setAside(file);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
                PrivateFiles.sync(settings.directory());
            }
        } catch (IOException e) {
            throw Troubles.explain(file, e);
        } catch (SQLException e) {
            throw Troubles.explain(file, e);
        }
    }

    private void fill(Path draft, Fence fence, long revision, Consumer<Consumer<RawRecord>> records) throws SQLException {
        try (Connection connection = Connections.plain(draft)) {
            Schema.prepare(draft, connection, settings.clock());
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                records.accept(record -> insert(insert, record));
            }
            try (PreparedStatement mark = connection.prepareStatement("UPDATE mark SET incarnation = ?, term = ?, revision = ?")) {
                mark.setLong(1, fence.incarnation());
                mark.setLong(2, fence.term());
                mark.setLong(3, revision);
                mark.executeUpdate();
            }
            connection.commit();
        }
    }

    private void insert(PreparedStatement insert, RawRecord record) {
        try {
            insert.setString(1, record.key().table());
            insert.setString(2, record.key().path());
            insert.setString(3, record.json());
            insert.setLong(4, record.revision());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw Troubles.explain(file, e);
        }
    }
}
