package io.argosy.control.record;

import java.time.Instant;
import java.util.Objects;

/// A node token, kept under the SHA-256 of its secret in hexadecimal. @param name unique among node tokens
public record StoredNodeToken(String name, Instant createdAt) {

    public StoredNodeToken {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
