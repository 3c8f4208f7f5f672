package io.argosy.control.record;

import io.argosy.control.access.Role;
import io.argosy.model.id.SpaceName;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A token, kept under the SHA-256 of its text in hexadecimal.
///
/// @param name unique among tokens
/// @param space the only space in which the role holds; absent for all
public record StoredToken(String name, Role role, Optional<SpaceName> space, Instant createdAt) {

    public StoredToken {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
