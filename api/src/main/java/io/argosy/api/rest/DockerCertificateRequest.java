package io.argosy.api.rest;

import io.argosy.model.join.KeyProof;
import java.util.Objects;
import java.util.Optional;

/// A certificate to make, with which Docker clients act for the token that asks for it.
///
/// @param key of the curve P-256, signed for the challenge [#CHALLENGE]; the private half stays with who asks
/// @param role the most that may be done with it: `admin`, `operator` or `viewer`; all that the token may when absent
public record DockerCertificateRequest(KeyProof key, Optional<String> role) {

    public static final String CHALLENGE = "docker client";

    public DockerCertificateRequest {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(role, "role");
    }
}
