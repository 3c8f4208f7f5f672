package io.argosy.api.rest;

import java.util.Objects;

/// Credentials to keep. Never printed.
public record RegistryRequest(String username, String password) {

    public RegistryRequest {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
        return "RegistryRequest[" + username + "]";
    }
}
