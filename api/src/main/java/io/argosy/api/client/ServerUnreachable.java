package io.argosy.api.client;

import java.net.URI;

/// No answer came, or it broke off.
public final class ServerUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerUnreachable(URI server, Throwable cause) {
        super("no answer from the server at " + server + ": " + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
