package io.argosy.trust;

import java.util.Objects;

/// Whom a client's certificate is for.
///
/// @param token the name of the token whose rights it has
/// @param role the most of these rights that it has
public record ClientName(String token, String role) {

    public ClientName {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(role, "role");
    }
}
