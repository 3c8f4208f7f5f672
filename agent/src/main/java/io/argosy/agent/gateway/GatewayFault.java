package io.argosy.agent.gateway;

/// The gateway cannot do its work. The message is for people and says what to do.
final class GatewayFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GatewayFault(String message) {
        super(message);
    }

    GatewayFault(String message, Throwable cause) {
        super(message, cause);
    }
}
