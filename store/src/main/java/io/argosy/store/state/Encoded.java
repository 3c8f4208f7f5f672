package io.argosy.store.state;

import io.argosy.codec.Json;
import io.argosy.model.leadership.Fence;
import io.argosy.store.Entry;
import io.argosy.store.Key;
import io.argosy.store.Sequence;
import io.argosy.store.Transaction;
import io.argosy.store.Transaction.Append;
import io.argosy.store.Transaction.Expectation;
import io.argosy.store.Transaction.Operation;
import java.util.ArrayList;
import java.util.List;

/// A transaction whose values are written out already, so that the thread that orders commits has little to do.
public record Encoded(Fence fence, List<Expectation> expectations, List<Write<?, ?>> writes, List<Addition<?>> additions) {

    public Encoded {
        expectations = List.copyOf(expectations);
        writes = List.copyOf(writes);
        additions = List.copyOf(additions);
    }

    static Encoded of(Transaction transaction, Json json) {
        return new Encoded(transaction.fence(), transaction.expectations(),
                transaction.operations().stream().<Write<?, ?>>map(operation -> Write.of(operation, json)).toList(),
                transaction.appends().stream().<Addition<?>>map(append -> Addition.of(append, json)).toList());
    }

    /// Keys and values; what counts against [io.argosy.store.Limits#TRANSACTION_BYTES].
    public long bytes() {
        return writes.stream().mapToLong(Write::bytes).sum() + additions.stream().mapToLong(Addition::bytes).sum();
    }

    /// What counts against [io.argosy.store.Limits#OPERATIONS].
    public int operations() {
        return writes.size() + additions.size();
    }

    /// All that is to be written when it becomes this revision.
    List<Write<?, ?>> numbered(long revision) {
        if (additions.isEmpty()) {
            return writes;
        }
        List<Write<?, ?>> all = new ArrayList<>(writes);
        for (int place = 0; place < additions.size(); place++) {
            all.add(additions.get(place).numbered(Sequence.number(revision, place)));
        }
        return all;
    }

    /// One operation.
    ///
    /// @param json empty for a deletion
    public record Write<K, V>(Key at, Operation<K, V> operation, byte[] json) {

        private static final byte[] NOTHING = {};

        static <K, V> Write<K, V> of(Operation<K, V> operation, Json json) {
            return new Write<>(operation.at(), operation, switch (operation) {
                case Operation.Put<K, V> put -> json.bytes(put.value());
                case Operation.Delete<K, V> _ -> NOTHING;
            });
        }

        long bytes() {
            return json.length + at.table().length() + at.path().length();
        }

        boolean changes(Entry<?, ?> before) {
            return switch (operation) {
                case Operation.Put<K, V> put -> before == null || !before.value().equals(put.value());
                case Operation.Delete<K, V> _ -> before != null;
            };
        }

        Rows on(Rows rows, long revision) {
            return switch (operation) {
                case Operation.Put<K, V> put -> rows.plus(at.path(), new Entry<>(put.key(), put.value(), revision));
                case Operation.Delete<K, V> _ -> rows.minus(at.path());
            };
        }

        Row row(long revision) {
            return switch (operation) {
                case Operation.Put<K, V> _ -> new Row.Written(at, json, revision);
                case Operation.Delete<K, V> _ -> new Row.Gone(at);
            };
        }
    }

    /// A record to be numbered.
    public record Addition<V>(Append<V> append, byte[] json) {

        private static final int KEY_LENGTH = Sequence.path(0).length();

        static <V> Addition<V> of(Append<V> append, Json json) {
            return new Addition<>(append, json.bytes(append.value()));
        }

        long bytes() {
            return json.length + append.table().name().length() + KEY_LENGTH;
        }

        /// The same as a put, now that its number is known.
        Write<Long, V> numbered(long number) {
            Operation<Long, V> put = new Operation.Put<>(append.table(), number, append.value());
            return new Write<>(put.at(), put, json);
        }
    }
}
