package io.argosy.store;

import io.argosy.model.leadership.Fence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a writer wants to happen as a whole. Immutable, and may be committed again after a conflict with something else.
///
/// @param expectations at most one per key; all must hold, or nothing happens
/// @param operations at most one per key
/// @param appends in the order in which they are numbered
public record Transaction(Fence fence, List<Expectation> expectations, List<Operation<?, ?>> operations, List<Append<?>> appends) {

    public Transaction {
        Objects.requireNonNull(fence, "fence");
        expectations = List.copyOf(expectations);
        operations = List.copyOf(operations);
        appends = List.copyOf(appends);
        requireOnePerKey(expectations.stream().map(Expectation::key).toList());
        requireOnePerKey(operations.stream().map(Operation::at).toList());
    }

    public static Builder under(Fence fence) {
        return new Builder(fence);
    }

    public boolean isEmpty() {
        return operations.isEmpty() && appends.isEmpty();
    }

    /// What counts against [Limits#OPERATIONS].
    public int size() {
        return operations.size() + appends.size();
    }

    private static void requireOnePerKey(Collection<Key> keys) {
        if (keys.stream().distinct().count() < keys.size()) {
            throw new IllegalArgumentException("a key occurs twice: " + keys);
        }
    }

    /// A record must be as its writer saw it.
    ///
    /// @param revision at which it was last changed; absent when it must not exist
    public record Expectation(Key key, Optional<Long> revision) {
    }

    /// What happens to one record.
    public sealed interface Operation<K, V> {

        Table<K, V> table();

        K key();

        default Key at() {
            return Key.of(table(), key());
        }

        /// The record becomes this value. Changes nothing, and wakes nobody, when it has it already.
        record Put<K, V>(Table<K, V> table, K key, V value) implements Operation<K, V> {
            public Put {
                Objects.requireNonNull(value, "value");
            }
        }

        /// The record is gone. Changes nothing when it is not there.
        record Delete<K, V>(Table<K, V> table, K key) implements Operation<K, V> {
        }
    }

    /// A record is added to a table in sequence. Its key is given when the transaction happens, and is higher than all that
    /// happened before, whoever wrote them: whoever reads on from the last key it saw misses none.
    public record Append<V>(Table<Long, V> table, V value) {
        public Append {
            Objects.requireNonNull(value, "value");
        }
    }

    /// Collects a transaction; for one thread. A later operation on a key replaces an earlier one.
    public static final class Builder {

        private final Fence fence;
        private final Map<Key, Expectation> expectations = new LinkedHashMap<>();
        private final Map<Key, Operation<?, ?>> operations = new LinkedHashMap<>();
        private final List<Append<?>> appends = new ArrayList<>();

        private Builder(Fence fence) {
            this.fence = fence;
        }

        public <K, V> Builder put(Table<K, V> table, K key, V value) {
            return add(new Operation.Put<>(table, key, value));
        }

        public <K, V> Builder delete(Table<K, V> table, K key) {
            return add(new Operation.Delete<>(table, key));
        }

        /// Adds a record at the end of a table made by [Table#inSequence].
        public <V> Builder append(Table<Long, V> table, V value) {
            appends.add(new Append<>(table, value));
            return this;
        }

        /// The record must not have changed since this revision.
        public <K, V> Builder expect(Table<K, V> table, K key, long revision) {
            return expect(Key.of(table, key), Optional.of(revision));
        }

        public <K, V> Builder expectAbsent(Table<K, V> table, K key) {
            return expect(Key.of(table, key), Optional.empty());
        }

        /// The record must be, or be absent, as it is in the snapshot.
        public <K, V> Builder expectAsIn(Snapshot snapshot, Table<K, V> table, K key) {
            return expect(Key.of(table, key), snapshot.entry(table, key).map(Entry::revision));
        }

        /// Operations and appends so far.
        public int size() {
            return operations.size() + appends.size();
        }

        /// How many more operations a store takes, each with an expectation of its own.
        public int room() {
            return Limits.OPERATIONS - Math.max(size(), expectations.size());
        }

        public Transaction build() {
            return new Transaction(fence, List.copyOf(expectations.values()), List.copyOf(operations.values()), appends);
        }

        private Builder add(Operation<?, ?> operation) {
            operations.remove(operation.at());
            operations.put(operation.at(), operation);
            return this;
        }

        private Builder expect(Key key, Optional<Long> revision) {
            Expectation expectation = new Expectation(key, revision);
            Expectation earlier = expectations.putIfAbsent(key, expectation);
            if (earlier != null && !earlier.equals(expectation)) {
                throw new IllegalArgumentException("contradiction: %s and %s".formatted(earlier, expectation));
            }
            return this;
        }
    }
}
