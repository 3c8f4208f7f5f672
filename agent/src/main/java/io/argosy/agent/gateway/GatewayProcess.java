package io.argosy.agent.gateway;

import java.nio.file.Path;

/// The HAProxy of this node: a container, or what stands for one.
///
/// It is started with the configuration in the shared directory, as a master with workers, its master socket in the same directory.
interface GatewayProcess {
    /// Whether it is there and not ended.
    boolean running();

    /// Starts it, made anew where that is needed. Returns before it serves.
    ///
    /// @throws GatewayFault when it cannot be started
    void start(String cluster);

    /// Has the HAProxy that runs check a file.
    Check check(Path candidate);

    /// Ends it, with all connections. One that is not there is as good as ended.
    void remove();
}
