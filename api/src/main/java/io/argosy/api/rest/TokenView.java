package io.argosy.api.rest;

import io.argosy.model.id.SpaceName;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A token, without the token itself. @param role `admin`, `operator`, `viewer` or `agent`
public record TokenView(String name, String role, Optional<SpaceName> space, Instant createdAt) {

    public TokenView {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
