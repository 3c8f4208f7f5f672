package io.argosy.control.registry;

import java.time.Instant;
import java.util.Objects;

/// Credentials for a registry, without the password.
///
/// @param by who brought them
public record RegistryView(String host, String username, String by, Instant changedAt) {

    public RegistryView {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(changedAt, "changedAt");
    }
}
