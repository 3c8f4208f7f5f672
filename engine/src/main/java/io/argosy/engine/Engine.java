package io.argosy.engine;

import java.time.Instant;

/// One Docker engine.
public interface Engine extends AutoCloseable {
    /// @throws EngineException.Unsupported when the engine is too old
    EngineInfo info();

    Images images();

    Networks networks();

    Swarm swarm();

    Volumes volumes();

    Containers containers();

    Execs execs();

    /// What happens to containers, from a moment on. Nothing is missed after it returned.
    ///
    /// @param since events kept by the engine from then on come first
    Events events(Instant since);

    @Override
    void close();
}
