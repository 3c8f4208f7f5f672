package io.argosy.cli.context;

import io.argosy.model.unit.Frozen;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A cluster under a name.
///
/// @param server its server, or the first of them
/// @param others further servers of the same cluster
/// @param tokenFile read at each call, so that a rotated token is found
/// @param token kept in the contexts file itself, when there is no file of its own
public record Context(URI server, List<URI> others, Optional<String> tokenFile, Optional<String> token, Optional<String> space) {

    public Context {
        Objects.requireNonNull(server, "server");
        others = Frozen.list(others);
        Objects.requireNonNull(tokenFile, "tokenFile");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(space, "space");
    }

    public Context(URI server, Optional<String> tokenFile, Optional<String> token, Optional<String> space) {
        this(server, List.of(), tokenFile, token, space);
    }

    /// All servers of the cluster.
    public List<URI> servers() {
        return Stream.concat(Stream.of(server), others.stream()).toList();
    }
}
