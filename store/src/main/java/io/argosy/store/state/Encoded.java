package io.argosy.store.state;

import io.argosy.codec.Json;
import io.argosy.model.leadership.Fence;
import io.argosy.store.Entry;
import io.argosy.store.Key;
import io.argosy.store.Transaction;
import io.argosy.store.Transaction.Expectation;
import io.argosy.store.Transaction.Operation;
import java.util.List;
import org.pcollections.TreePMap;

/// A transaction whose values are written out already, so that the thread that orders commits has little to do.
public record Encoded(Fence fence, List<Expectation> expectations, List<Write<?, ?>> writes) {

    public Encoded {
        expectations = List.copyOf(expectations);
        writes = List.copyOf(writes);
    }

    static Encoded of(Transaction transaction, Json json) {
        return new Encoded(transaction.fence(), transaction.expectations(),
                transaction.operations().stream().<Write<?, ?>>map(operation -> Write.of(operation, json)).toList());
    }

    long bytes() {
        return writes.stream().mapToLong(Write::bytes).sum();
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

        TreePMap<String, Entry<?, ?>> on(TreePMap<String, Entry<?, ?>> rows, long revision) {
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
}
