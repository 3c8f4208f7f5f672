package io.argosy.store;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Everything Argosy must not forget. Safe for any number of threads.
public interface Store extends AutoCloseable {

    /// The latest state; never waits.
    Snapshot snapshot();

    /// Waits until the outcome is durable. May wait for room in a bounded queue first.
    ///
    /// @throws StoreException when the disk or the file failed. Nothing of the transaction is visible then; whether it
    ///     happened is unknown only if [StoreException#inDoubt()]
    /// @throws IllegalArgumentException when a table does not belong to this store
    CommitResult commit(Transaction transaction);

    /// Becomes the leader, and deposes whoever led before. Waits for as long as another server leads.
    ///
    /// @param server the name others are shown
    /// @throws InterruptedException while waiting
    Leadership lead(String server) throws InterruptedException;

    /// The name that the leading server gave itself in [#lead(String)], as far as this store knows; never waits. Absent while nobody leads.
    Optional<String> leader();

    /// Tells of changes in these tables from now on, without a gap after [Subscription#start()]. A slow listener holds up
    /// nobody: what changes meanwhile is told as one change. A listener that throws is logged and told the next change.
    Subscription watch(Set<? extends Table<?, ?>> tables, Consumer<Change> listener);

    /// Calls after changes in these tables, for those who look at the whole anyway.
    default Subscription onChange(Set<? extends Table<?, ?>> tables, Runnable wake) {
        return watch(tables, change -> wake.run());
    }

    /// Ends leadership and subscriptions, and finishes what was begun. Later commits throw.
    @Override
    void close();
}
