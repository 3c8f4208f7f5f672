package io.argosy.agent.lease;

import java.util.Optional;

/// Ends the processes of tasks whose leases have lapsed, whatever agent and engine do. It goes by [LeaseFiles] alone.
@FunctionalInterface
public interface Guard {
    /// Makes sure that it is there, and starts it if not. Blocks for at most a few seconds.
    ///
    /// @return why it is not there, for people; empty when it is
    Optional<String> watch();
}
