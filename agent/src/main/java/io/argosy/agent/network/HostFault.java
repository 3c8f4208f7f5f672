package io.argosy.agent.network;

/// The node's network stack did not do what was asked. The message is for people, with its remedy.
public final class HostFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HostFault(String message) {
        super(message, null, false, false);
    }
}
