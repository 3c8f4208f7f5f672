package io.argosy.api.rest;

import java.time.Instant;
import java.util.Objects;

/// The server a client speaks to.
public record ServerInfo(String version, String cluster, String store, Instant startedAt) {

    public ServerInfo {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(startedAt, "startedAt");
    }
}
