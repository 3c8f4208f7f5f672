package io.argosy.engine;

import java.time.Duration;
import java.util.List;

/// Programs run in running containers.
public interface Execs {
    /// Starts it and stays attached to it.
    ///
    /// @throws EngineException.NotFound when the container is not there
    /// @throws EngineException.Conflict when it does not run
    ExecSession start(String container, ExecPlan plan);

    /// Runs it to its end, or until the timeout; what it says beyond `maxOutput` bytes is dropped.
    ExecOutcome run(String container, List<String> argv, Duration timeout, int maxOutput);
}
