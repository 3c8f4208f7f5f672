package io.argosy.api.rest;

import io.argosy.model.id.ReleaseNumber;
import java.util.Objects;
import java.util.Optional;

/// @param to the release to return to; the last good one before the live one when absent
public record RollbackRequest(Optional<ReleaseNumber> to) {

    public RollbackRequest {
        Objects.requireNonNull(to, "to");
    }
}
