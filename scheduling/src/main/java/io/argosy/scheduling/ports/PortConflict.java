package io.argosy.scheduling.ports;

import io.argosy.model.id.ServiceRef;
import io.argosy.scheduling.cluster.HostPort;
import java.util.Objects;

/// Two services that publish the same port through the gateway.
///
/// @param wanting the one that came later
/// @param holding the one that has it
public record PortConflict(HostPort port, ServiceRef wanting, ServiceRef holding) {

    public PortConflict {
        Objects.requireNonNull(port, "port");
        Objects.requireNonNull(wanting, "wanting");
        Objects.requireNonNull(holding, "holding");
    }

    /// One line for people.
    @Override
    public String toString() {
        return "port " + port + " of " + wanting + " is already published by " + holding;
    }
}
