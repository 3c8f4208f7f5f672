package io.argosy.control.server;

import java.time.Instant;
import java.util.Objects;

/// The server a client speaks to. @param store what kind of store it keeps, for people
public record ServerFacts(String version, String cluster, String store, Instant startedAt) {

    public ServerFacts {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(startedAt, "startedAt");
    }
}
