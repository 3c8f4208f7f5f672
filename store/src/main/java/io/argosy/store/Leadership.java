package io.argosy.store;

import io.argosy.model.leadership.Fence;

/// The right of one server to write, until it is closed or another server takes it over.
public interface Leadership extends AutoCloseable {

    Fence fence();

    /// Whether a transaction under this fence would be taken now. Whoever must be sure commits.
    boolean current();

    /// Whether this server led at some moment after the call began, so that no later leader began before. Where other processes may lead, this asks whoever decides that, and may block for two seconds.
    ///
    /// @throws StoreException when it cannot be found out
    boolean confirmed();

    /// Runs once, as soon as the leadership is known to be lost or closed; at once if it already is. Must not block.
    void whenOver(Runnable action);

    default Transaction.Builder begin() {
        return Transaction.under(fence());
    }

    /// Gives it up: a transaction under this fence is refused from now on.
    @Override
    void close();
}
