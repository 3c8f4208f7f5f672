package io.argosy.cli.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// Where Docker clients reach a cluster, and as whom.
///
/// @param origin of which servers, token and role the certificate was asked, as a digest
/// @param host `HOST:PORT`
/// @param token by whose name the certificate acts
public record Endpoint(String origin, String host, String token, String role, Instant issuedAt, Instant expiresAt) {

    public Endpoint {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /// What `DOCKER_HOST` says.
    public String url() {
        return "tcp://" + host;
    }

    /// Whether it is to be used: of that origin, and not half as old as it may become.
    public boolean good(String asked, Instant now) {
        return origin.equals(asked) && now.isBefore(issuedAt.plus(Duration.between(issuedAt, expiresAt).dividedBy(2)));
    }
}
