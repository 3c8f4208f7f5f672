package io.argosy.store;

import io.argosy.model.leadership.Fence;
import java.util.Optional;

/// What became of a transaction.
public sealed interface CommitResult {

    /// It happened, and is durable.
    ///
    /// @param revision that shows it; when it changed nothing, the store's revision at that moment
    record Committed(long revision) implements CommitResult {
    }

    /// Nothing happened: a record is not as expected. Take a new snapshot and decide again.
    ///
    /// @param expected revision; absent when the record was expected not to exist
    /// @param actual revision; absent when it does not exist
    record Conflict(Key key, Optional<Long> expected, Optional<Long> actual) implements CommitResult {
    }

    /// Nothing happened: the writer no longer leads, and must stop.
    ///
    /// @param latest the fence of the leader that replaced it
    record Deposed(Fence latest) implements CommitResult {
    }

    /// Nothing happened, and nothing will: no store takes a transaction like this.
    record Refused(Reason reason, String detail) implements CommitResult {
    }

    /// Why a transaction is never taken.
    enum Reason { TOO_MANY_OPERATIONS, TOO_LARGE }
}
