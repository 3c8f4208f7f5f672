package io.argosy.store.state;

import io.argosy.model.leadership.Fence;
import io.argosy.store.CommitResult;
import io.argosy.store.Entry;
import io.argosy.store.Key;
import io.argosy.store.Snapshot;
import io.argosy.store.Table;
import io.argosy.store.Transaction.Expectation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/// All records, decoded, in persistent maps: the next state shares with this one what did not change.
public final class State implements Snapshot {

    /// After every character of a path.
    private static final String PATH_END = "\u007f";

    private final long revision;
    private final Fence fence;
    private final HashPMap<String, Rows> tables;

    private State(long revision, Fence fence, HashPMap<String, Rows> tables) {
        this.revision = revision;
        this.fence = fence;
        this.tables = tables;
    }

    /// A state without records, to be filled by [#loaded].
    public static State empty(long revision, Fence fence) {
        return new State(revision, fence, HashTreePMap.empty());
    }

    /// This state with a record more, as it was kept on disk.
    public <K, V> State loaded(Table<K, V> table, Entry<K, V> entry) {
        return new State(revision, fence, tables.plus(table.name(), rows(tables, table).plus(table.path(entry.key()), entry)));
    }

    public State withFence(Fence next) {
        return new State(revision, next, tables);
    }

    /// This state without a record, as it is kept elsewhere.
    public State without(Key key) {
        Rows rows = tables.get(key.table());
        return rows == null ? this : new State(revision, fence, tables.plus(key.table(), rows.minus(key.path())));
    }

    /// The same records under another revision and fence.
    public State at(long otherRevision, Fence otherFence) {
        return new State(otherRevision, otherFence, tables);
    }

    /// What the transaction comes to, here and now.
    public Step apply(Encoded transaction) {
        if (!transaction.fence().equals(fence)) {
            return Step.nothing(this, new CommitResult.Deposed(fence));
        }
        for (Expectation expectation : transaction.expectations()) {
            Optional<Long> actual = revisionOf(expectation.key());
            if (!actual.equals(expectation.revision())) {
                return Step.nothing(this, new CommitResult.Conflict(expectation.key(), expectation.revision(), actual));
            }
        }
        return write(transaction.numbered(revision + 1), revision + 1);
    }

    private Step write(List<Encoded.Write<?, ?>> writes, long next) {
        HashPMap<String, Rows> changed = tables;
        List<Row> rows = new ArrayList<>();
        for (Encoded.Write<?, ?> write : writes) {
            Rows before = rows(changed, write.operation().table());
            if (write.changes(before.all().get(write.at().path()))) {
                changed = changed.plus(write.at().table(), write.on(before, next));
                rows.add(write.row(next));
            }
        }
        if (rows.isEmpty()) {
            return Step.nothing(this, new CommitResult.Committed(revision));
        }
        return new Step(new State(next, fence, changed), new CommitResult.Committed(next), rows);
    }

    private Optional<Long> revisionOf(Key key) {
        return Optional.ofNullable(tables.get(key.table())).map(rows -> rows.all().get(key.path())).map(Entry::revision);
    }

    @Override
    public long revision() {
        return revision;
    }

    @Override
    public Fence fence() {
        return fence;
    }

    @Override
    public <K, V> Optional<Entry<K, V>> entry(Table<K, V> table, K key) {
        return Optional.ofNullable(State.<K, V>typed(rows(table)).get(table.path(key)));
    }

    @Override
    public <K, V> Collection<Entry<K, V>> scan(Table<K, V> table) {
        return State.<K, V>typed(rows(table)).values();
    }

    @Override
    public <K, V> Collection<Entry<K, V>> scan(Table<K, V> table, String prefix) {
        return State.<K, V>typed(rows(table).subMap(prefix, prefix + PATH_END)).values();
    }

    @Override
    public <K, V> Collection<Entry<K, V>> group(Table<K, V> table, String group) {
        Rows rows = tables.get(table.name());
        return rows == null ? List.of() : State.<K, V>typed(rows.of(group)).values();
    }

    @Override
    public <K, V> Collection<Entry<K, V>> scanAfter(Table<K, V> table, K key) {
        return State.<K, V>typed(rows(table).tailMap(table.path(key), false)).values();
    }

    @Override
    public <K, V> Collection<Entry<K, V>> scanBackwards(Table<K, V> table) {
        return State.<K, V>typed(rows(table).descendingMap()).values();
    }

    private TreePMap<String, Entry<?, ?>> rows(Table<?, ?> table) {
        Rows rows = tables.get(table.name());
        return rows == null ? TreePMap.empty() : rows.all();
    }

    private static Rows rows(HashPMap<String, Rows> tables, Table<?, ?> table) {
        Rows rows = tables.get(table.name());
        return rows == null ? Rows.of(table) : rows;
    }

    /// Only entries of the table's own types were ever put under its name: the catalog saw to it.
    @SuppressWarnings("unchecked")
    private static <K, V> TreePMap<String, Entry<K, V>> typed(TreePMap<String, ?> rows) {
        return (TreePMap<String, Entry<K, V>>) rows;
    }
}
