package io.argosy.control.record;

import io.argosy.model.id.AppRef;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// One version of a config or secret. Never changed.
///
/// @param owner the app whose files bring it; absent when a person keeps it
/// @param size of the content, in bytes
/// @param base64 the content, sealed when it is a secret
public record StoredContent(Optional<AppRef> owner, long size, String base64, Instant createdAt) {

    public StoredContent {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(base64, "base64");
        Objects.requireNonNull(createdAt, "createdAt");
    }

    @Override
    public String toString() {
        return "StoredContent[%s, %d bytes]".formatted(owner, size);
    }
}
