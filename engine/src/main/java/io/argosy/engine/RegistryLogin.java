package io.argosy.engine;

import java.util.Objects;

/// Who asks a registry. Never printed.
public record RegistryLogin(String username, String password) {
    public RegistryLogin {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
        return "RegistryLogin[" + username + "]";
    }
}
