package io.argosy.store.turn;

import java.time.Duration;

/// The turns of one work. Safe for any number of threads.
public interface Turn extends AutoCloseable {

    void start();

    /// Another turn begins as soon as the present one has ended. Never waits. What is signalled before the start is done by the first turn.
    void signal();

    /// No turn begins any more. Waits for nothing.
    void halt();

    /// @return whether no turn is under way any more, after a halt
    boolean awaitEnd(Duration patience);

    /// No turn begins any more, and one under way is interrupted, unless it closes itself. Waits for nothing.
    @Override
    void close();
}
