package io.argosy.control.record;

import java.time.Instant;
import java.util.Objects;

/// Credentials for a registry.
///
/// @param sealed the password, encrypted, in base64
/// @param by who brought them
public record StoredRegistry(String username, String sealed, String by, Instant changedAt) {

    public StoredRegistry {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(sealed, "sealed");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(changedAt, "changedAt");
    }

    @Override
    public String toString() {
        return "StoredRegistry[%s]".formatted(username);
    }
}
