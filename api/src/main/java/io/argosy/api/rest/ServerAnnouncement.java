package io.argosy.api.rest;

import java.time.Instant;
import java.util.Objects;

/// What a server says of itself to the one that leads.
///
/// @param rest `host:port` at which other servers reach its REST API
/// @param sessions `host:port` at which agents reach it
public record ServerAnnouncement(String rest, String sessions, String version, Instant startedAt) {

    public ServerAnnouncement {
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(startedAt, "startedAt");
    }
}
