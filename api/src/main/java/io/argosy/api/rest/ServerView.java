package io.argosy.api.rest;

import java.time.Instant;
import java.util.Objects;

/// A server of the cluster.
///
/// @param role `leader` or `standby`
/// @param rest `host:port` at which other servers reach its REST API
/// @param sessions `host:port` at which agents reach it
/// @param seenAt when the leader last heard of it, in steps of half a minute
public record ServerView(String name, String role, String rest, String sessions, String version, Instant startedAt, Instant seenAt) {

    public ServerView {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(seenAt, "seenAt");
    }
}
