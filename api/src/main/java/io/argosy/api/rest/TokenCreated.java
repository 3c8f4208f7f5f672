package io.argosy.api.rest;

import java.util.Objects;

/// A new token. This answer is the only time it is shown.
public record TokenCreated(String name, String token) {

    public TokenCreated {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(token, "token");
    }

    @Override
    public String toString() {
        return "TokenCreated[" + name + ", ...]";
    }
}
