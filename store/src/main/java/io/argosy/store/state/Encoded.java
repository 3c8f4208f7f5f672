package io.argosy.store.state;

import io.argosy.codec.Json;
import io.argosy.model.leadership.Fence;
import io.argosy.store.Catalog;
import io.argosy.store.CommitResult.Reason;
import io.argosy.store.CommitResult.Refused;
import io.argosy.store.Entry;
import io.argosy.store.Key;
import io.argosy.store.Limits;
import io.argosy.store.Transaction;
import io.argosy.store.Transaction.Expectation;
import io.argosy.store.Transaction.Operation;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/// A transaction whose values are written out already, so that the thread that orders commits has little to do.
public record Encoded(Fence fence, List<Expectation> expectations, List<Write<?, ?>> writes) {

    public Encoded {
        expectations = List.copyOf(expectations);
        writes = List.copyOf(writes);
    }

    /// @throws IllegalArgumentException when a table is not in the catalog, or a value cannot be written
    public static Encoded of(Transaction transaction, Catalog catalog, Json json) {
        transaction.operations().forEach(operation -> catalog.require(operation.table()));
        return new Encoded(transaction.fence(), transaction.expectations(),
                transaction.operations().stream().<Write<?, ?>>map(operation -> Write.of(operation, json)).toList());
    }

    /// Why no store takes it, judged before anything is encoded.
    public static Optional<Refused> tooMany(Transaction transaction) {
        int most = Math.max(transaction.operations().size(), transaction.expectations().size());
        return most <= Limits.OPERATIONS
                ? Optional.empty()
                : Optional.of(new Refused(Reason.TOO_MANY_OPERATIONS, most + " operations or expectations; at most " + Limits.OPERATIONS));
    }

    /// Why no store takes it, judged by what it would write.
    public Optional<Refused> tooLarge() {
        long bytes = writes.stream().mapToLong(Write::size).sum();
        return bytes <= Limits.TRANSACTION_BYTES
                ? Optional.empty()
                : Optional.of(new Refused(Reason.TOO_LARGE, bytes + " bytes; at most " + Limits.TRANSACTION_BYTES));
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

        long size() {
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
