package io.argosy.api.rest;

import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A certificate for Docker clients.
///
/// @param certificates it, then that of the cluster's authority: X.509 in base64
/// @param token by whose name it acts
/// @param role `admin`, `operator` or `viewer`
/// @param host where clients reach the server; absent where that is not known to it
public record DockerCertificate(List<String> certificates, Instant expiresAt, String token, String role, Optional<String> host, int port) {

    public DockerCertificate {
        certificates = Frozen.list(certificates);
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(host, "host");
    }
}
