package io.argosy.engine;

import java.util.Optional;

/// Events as they come.
public interface Events extends AutoCloseable {
    /// Blocks until something happens. Empty after a close.
    ///
    /// @throws EngineException.Unreachable when the engine went away
    Optional<ContainerEvent> next();

    /// Ends the stream, from any thread.
    @Override
    void close();
}
