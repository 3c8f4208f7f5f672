package io.argosy.api.rest;

import java.time.Instant;
import java.util.Objects;

/// Credentials for a registry, without the password.
///
/// @param host with its port where it has one
/// @param by name of the token that brought them
public record RegistryView(String host, String username, String by, Instant changedAt) {

    public RegistryView {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(changedAt, "changedAt");
    }
}
