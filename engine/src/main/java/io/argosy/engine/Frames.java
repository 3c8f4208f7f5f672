package io.argosy.engine;

import java.util.Optional;

/// Output of a container or an exec, as it comes. Reading it is what lets more come.
public interface Frames extends AutoCloseable {
    /// Blocks until there is more. Empty at the end, also after a close.
    ///
    /// @throws EngineException.Unreachable when the engine went away in the middle
    Optional<Frame> next();

    /// Ends the stream, from any thread.
    @Override
    void close();

    /// A piece of output. @param error whether it is of standard error
    record Frame(boolean error, byte[] bytes) {}
}
