package io.argosy.store.state;

import io.argosy.codec.Json;
import io.argosy.store.Catalog;
import io.argosy.store.CommitResult;
import io.argosy.store.CommitResult.Reason;
import io.argosy.store.CommitResult.Refused;
import io.argosy.store.Limits;
import io.argosy.store.Transaction;
import java.util.function.Function;

/// Where transactions come in: what no store would take goes no further, and the rest is encoded by the caller's thread.
public record Intake(Catalog catalog, Json json) {

    /// @param commit decides what is within the limits
    /// @throws IllegalArgumentException when a table is not in the catalog, or a value cannot be written
    public CommitResult admit(Transaction transaction, Function<Encoded, CommitResult> commit) {
        int most = Math.max(transaction.size(), transaction.expectations().size());
        if (most > Limits.OPERATIONS) {
            return new Refused(Reason.TOO_MANY_OPERATIONS, most + " operations or expectations; at most " + Limits.OPERATIONS);
        }
        transaction.operations().forEach(operation -> catalog.require(operation.table()));
        transaction.appends().forEach(append -> catalog.require(append.table()));
        Encoded encoded = Encoded.of(transaction, json);
        if (encoded.bytes() > Limits.TRANSACTION_BYTES) {
            return new Refused(Reason.TOO_LARGE, encoded.bytes() + " bytes; at most " + Limits.TRANSACTION_BYTES);
        }
        return commit.apply(encoded);
    }
}
