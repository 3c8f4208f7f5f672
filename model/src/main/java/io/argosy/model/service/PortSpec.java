package io.argosy.model.service;

import java.util.Objects;
import java.util.Optional;

/// A published port.
///
/// @param target the container's port
/// @param published the node's port; any free one when absent
/// @param protocol `TCP` or `UDP`; the gateway balances TCP only, so UDP is always `HOST`
/// @param hostIp the node's address to listen on; all when absent
public record PortSpec(
        int target, Optional<Integer> published, Protocol protocol, PortMode mode, Optional<String> hostIp) {

    /// The transport of a port.
    public enum Protocol { TCP, UDP }

    public PortSpec {
        requirePort(target);
        published.ifPresent(PortSpec::requirePort);
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(hostIp, "hostIp");
    }

    private static void requirePort(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port is between 1 and 65535, not " + port);
        }
    }
}
