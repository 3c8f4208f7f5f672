package io.argosy.api.rest;

import io.argosy.model.id.SpaceName;
import java.util.Objects;
import java.util.Optional;

/// A token to make.
///
/// @param role `admin`, `operator`, `viewer` or `agent`
/// @param space the only space in which it holds; all when absent
public record TokenRequest(String name, String role, Optional<SpaceName> space) {

    public TokenRequest {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(space, "space");
    }
}
