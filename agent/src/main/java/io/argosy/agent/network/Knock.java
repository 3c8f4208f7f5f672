package io.argosy.agent.network;

/// Asks whether an address on an overlay answers this node.
public interface Knock {
    /// Blocks for a second at most.
    boolean answered(String address);
}
