package io.argosy.control.record;

import java.time.Instant;
import java.util.Objects;

/// A server of the cluster, as it said itself. Written by the leader.
///
/// @param rest `host:port` at which other servers reach its REST API
/// @param sessions `host:port` at which agents reach it
/// @param seenAt when it was last heard of, in steps of half a minute
public record StoredServer(String name, String rest, String sessions, String version, Instant startedAt, Instant seenAt) {

    public StoredServer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(seenAt, "seenAt");
    }

    public StoredServer seenAt(Instant at) {
        return new StoredServer(name, rest, sessions, version, startedAt, at);
    }

    /// Whether the two differ in nothing but when it was heard of.
    public boolean sameAs(StoredServer other) {
        return equals(other.seenAt(seenAt));
    }
}
