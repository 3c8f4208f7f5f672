package io.argosy.api.rest;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// The server a client speaks to.
///
/// @param role `leader`, or `standby` while another server leads
/// @param leader the name of the server that leads; absent while nobody does
public record ServerInfo(String version, String cluster, String store, Instant startedAt, String role, Optional<String> leader) {

    public ServerInfo {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(leader, "leader");
    }
}
