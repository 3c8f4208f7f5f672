package io.argosy.dockerapi.wire;

import io.argosy.dockerapi.http.Headers;
import java.util.Objects;

/// A whole answer of an engine.
public record Reply(int status, Headers headers, byte[] body) {

    public Reply {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
    }

    public boolean good() {
        return status < 400;
    }
}
