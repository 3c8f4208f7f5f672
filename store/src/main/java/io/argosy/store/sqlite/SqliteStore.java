package io.argosy.store.sqlite;

import io.argosy.codec.Json;
import io.argosy.model.leadership.Fence;
import io.argosy.store.Catalog;
import io.argosy.store.Change;
import io.argosy.store.CommitResult;
import io.argosy.store.Leadership;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import io.argosy.store.StoreException;
import io.argosy.store.Subscription;
import io.argosy.store.Table;
import io.argosy.store.Transaction;
import io.argosy.store.state.Intake;
import io.argosy.store.state.Publication;
import io.argosy.store.state.State;
import io.argosy.store.state.Step;
import io.argosy.store.state.Term;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The store of a single server, in one file.
public final class SqliteStore implements Store {

    private static final Json JSON = Json.standard();

    private final Catalog catalog;
    private final Intake intake;
    private final DirectoryLock lock;
    private final StateFile file;
    private final Publication publication;
    private final Writer writer;
    private volatile Optional<Term> leader = Optional.empty();

    private SqliteStore(Catalog catalog, DirectoryLock lock, StateFile file, State state) {
        this.catalog = catalog;
        this.intake = new Intake(catalog, JSON);
        this.lock = lock;
        this.file = file;
        this.publication = new Publication(state);
        this.writer = new Writer(file, publication);
        writer.begin();
    }

    /// Opens the store in a directory, and makes both when they are missing. Checks and decodes all of it.
    ///
    /// @throws StoreException when another process has it open, the file is damaged, too new or none of ours, or a record
    ///     cannot be read
    public static SqliteStore open(SqliteSettings settings, Catalog catalog) {
        Path path = settings.file();
        try {
            PrivateFiles.createDirectory(settings.directory());
            DirectoryLock lock = DirectoryLock.take(settings.directory());
            try {
                PrivateFiles.create(path);
                SqliteStore store = open(settings, catalog, lock);
                PrivateFiles.sync(settings.directory());
                return store;
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw Troubles.explain(path, e);
        } catch (SQLException e) {
            throw Troubles.explain(path, e);
        }
    }

    private static SqliteStore open(SqliteSettings settings, Catalog catalog, DirectoryLock lock) throws SQLException {
        StateFile file = StateFile.open(settings.file(), settings.limit(), settings.clock());
        try {
            return new SqliteStore(catalog, lock, file, file.load(catalog, JSON));
        } catch (SQLException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public Snapshot snapshot() {
        return publication.current();
    }

    @Override
    public CommitResult commit(Transaction transaction) {
        return intake.admit(transaction, encoded -> writer.carryOut(state -> state.apply(encoded)).result());
    }

    /// Becomes the leader at once: no other process can have the directory.
    @Override
    public synchronized Leadership lead(String server) {
        Fence fence = writer.carryOut(SqliteStore::advance).after().fence();
        Term term = new Term(server, fence, this::resign);
        leader.ifPresent(Term::end);
        leader = Optional.of(term);
        return term;
    }

    private void resign(Term term) {
        writer.carryOut(state -> state.fence().equals(term.fence()) ? advance(state) : unchanged(state));
    }

    private static Step advance(State state) {
        return unchanged(state.withFence(state.fence().nextTerm()));
    }

    private static Step unchanged(State state) {
        return new Step(state, new CommitResult.Committed(state.revision()), List.of());
    }

    @Override
    public Optional<String> leader() {
        return leader.filter(Term::current).map(Term::server);
    }

    @Override
    public Subscription watch(Set<? extends Table<?, ?>> tables, Consumer<Change> listener) {
        tables.forEach(catalog::require);
        return publication.watch(tables, listener);
    }

    /// Writes a copy of the store as it is now, while it goes on working. A store opened from the copy is a new incarnation.
    ///
    /// @param target must not exist; only the owner may read it
    /// @throws StoreException when it cannot be written; the target does not exist then
    public void backup(Path target) {
        Backup.write(file.path(), target);
    }

    @Override
    public synchronized void close() {
        leader.ifPresent(Term::end);
        leader = Optional.empty();
        writer.close();
        publication.close();
        try (lock) {
            file.close();
        } catch (IOException e) {
            throw Troubles.explain(file.path(), e);
        } catch (SQLException e) {
            throw Troubles.explain(file.path(), e);
        }
    }
}
