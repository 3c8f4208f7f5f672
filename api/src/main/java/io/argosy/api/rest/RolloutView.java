package io.argosy.api.rest;

import io.argosy.model.app.Rollout;
import io.argosy.model.id.ReleaseNumber;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// The way to a release.
public record RolloutView(
        ReleaseNumber to, Optional<ReleaseNumber> from, Rollout.Phase phase, Instant startedAt, Instant changedAt, String message) {

    public RolloutView {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(message, "message");
    }
}
