package io.argosy.control.record;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import java.time.Instant;
import java.util.Objects;

/// A request for a release that was done, so that the same request sent again gets the same answer.
public record AnsweredRequest(AppRef app, ReleaseNumber release, Instant at) {

    public AnsweredRequest {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(at, "at");
    }
}
