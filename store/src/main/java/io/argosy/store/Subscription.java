package io.argosy.store;

/// A watcher's place. Changes are told one at a time, each after the one before was dealt with, on a virtual thread of
/// the subscription.
public interface Subscription extends AutoCloseable {

    /// A state to begin with, as of now: every change after it is told. One before it may be told as well.
    Snapshot start();

    /// Nothing is told any more; a call under way is interrupted.
    @Override
    void close();
}
