package io.argosy.control.record;

import java.time.Instant;
import java.util.Objects;

/// What vouches for the cluster's servers and nodes, made with the cluster.
///
/// @param certificate X.509 in base64
/// @param sealedKey the private key as PKCS #8, sealed with the servers' key, in base64
/// @param fingerprint SHA-256 of the public key, in hexadecimal; part of each node token
public record StoredAuthority(String certificate, String sealedKey, String fingerprint, Instant createdAt) {

    /// The key of the only record of its table.
    public static final String KEY = "authority";

    public StoredAuthority {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(sealedKey, "sealedKey");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
