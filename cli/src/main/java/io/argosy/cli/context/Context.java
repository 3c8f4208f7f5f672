package io.argosy.cli.context;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/// A server under a name.
///
/// @param tokenFile read at each call, so that a rotated token is found
/// @param token kept in the contexts file itself, when there is no file of its own
public record Context(URI server, Optional<String> tokenFile, Optional<String> token, Optional<String> space) {

    public Context {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(tokenFile, "tokenFile");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(space, "space");
    }
}
