package io.argosy.simulation.node;

import io.argosy.engine.ContainerEvent;

/// Sees what happens on engines, within the call that brings it about.
@FunctionalInterface
public interface Witness {

    /// @param container its name
    void happened(Machine machine, String container, ContainerEvent event);
}
