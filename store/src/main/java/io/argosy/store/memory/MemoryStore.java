package io.argosy.store.memory;

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
import io.argosy.store.state.Encoded;
import io.argosy.store.state.Intake;
import io.argosy.store.state.Publication;
import io.argosy.store.state.Row;
import io.argosy.store.state.State;
import io.argosy.store.state.Step;
import io.argosy.store.state.Term;
import io.argosy.store.turn.Turns;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A store for as long as the process lives. It encodes what it is given, so that what it takes, the others take.
public final class MemoryStore implements Store {

    private static final Fence FIRST = new Fence(1, 0);

    private final Catalog catalog;
    private final Intake intake;
    private final Publication publication;
    private final Object turn = new Object();
    private volatile Optional<Term> leader = Optional.empty();
    private boolean closed;

    public MemoryStore(Catalog catalog) {
        this(catalog, Turns.ON_THREADS);
    }

    /// @param turns of those who are told of changes
    public MemoryStore(Catalog catalog, Turns turns) {
        this.catalog = catalog;
        this.publication = new Publication(State.empty(0, FIRST), turns);
        this.intake = new Intake(catalog, Json.standard());
    }

    @Override
    public Snapshot snapshot() {
        return publication.current();
    }

    @Override
    public CommitResult commit(Transaction transaction) {
        return intake.admit(transaction, this::apply);
    }

    private CommitResult apply(Encoded encoded) {
        synchronized (turn) {
            requireOpen();
            Step step = publication.current().apply(encoded);
            publication.show(step.after(), step.rows().stream().map(Row::key).toList());
            return step.result();
        }
    }

    @Override
    public Leadership lead(String server) {
        Optional<Term> before;
        Term next;
        synchronized (turn) {
            requireOpen();
            before = leader;
            next = new Term(server, advance(), this::resign);
            leader = Optional.of(next);
        }
        before.ifPresent(Term::end);
        return next;
    }

    private void resign(Term term) {
        synchronized (turn) {
            if (!closed && publication.current().fence().equals(term.fence())) {
                advance();
            }
        }
    }

    private Fence advance() {
        State next = publication.current().withFence(publication.current().fence().nextTerm());
        publication.show(next, List.of());
        return next.fence();
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

    @Override
    public void close() {
        Optional<Term> last;
        synchronized (turn) {
            closed = true;
            last = leader;
        }
        last.ifPresent(Term::end);
        publication.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException(StoreException.Kind.CLOSED, "the store is closed", "open it again", null);
        }
    }
}
