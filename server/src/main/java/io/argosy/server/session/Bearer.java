package io.argosy.server.session;

import java.util.Optional;

/// The `Authorization` value `Bearer TOKEN`.
public final class Bearer {

    private static final int MOST_CHARACTERS = 512;

    private Bearer() {}

    /// @param authorization may be null
    public static Optional<String> token(String authorization) {
        if (authorization == null || authorization.length() > MOST_CHARACTERS || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        return Optional.of(authorization.substring(7).strip()).filter(token -> !token.isEmpty());
    }
}
