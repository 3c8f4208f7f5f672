package io.argosy.store.turn;

/// Gives turns to work that waits for signals.
public interface Turns {

    /// Each work on a virtual thread of its own, in the time that passes.
    Turns ON_THREADS = ThreadTurn::new;

    /// Work that gets turns once it is started: the first at once, then one at a time, each as soon as it is signalled or the time has come that the last one asked for.
    ///
    /// @param name for people who look for a fault
    Turn prepare(String name, Work work);
}
