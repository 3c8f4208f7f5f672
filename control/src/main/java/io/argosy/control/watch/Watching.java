package io.argosy.control.watch;

/// A listener's place in something that is watched.
public interface Watching extends AutoCloseable {

    /// Nothing is told any more; a call under way is interrupted. May be called again.
    @Override
    void close();
}
