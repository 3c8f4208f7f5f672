package io.argosy.server.trust;

import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A certificate of a node that was just made.
///
/// @param chain it, then the authority's: X.509 in base64
public record IssuedCertificate(List<String> chain, Instant expiresAt) {

    public IssuedCertificate {
        chain = Frozen.list(chain);
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
