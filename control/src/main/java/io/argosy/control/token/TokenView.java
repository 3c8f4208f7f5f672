package io.argosy.control.token;

import io.argosy.control.access.Role;
import io.argosy.model.id.SpaceName;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A token without the token itself.
public record TokenView(String name, Role role, Optional<SpaceName> space, Instant createdAt) {

    public TokenView {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
