package io.argosy.model.app;

import java.time.Instant;
import java.util.Objects;

/// How a release came to be.
///
/// @param by the caller's name
/// @param cause for people: `deploy`, `rollback to 3`, `restart of web`
public record Origin(Kind kind, String by, Instant at, String cause) {

    /// What made a release.
    public enum Kind { DEPLOY, RESTART, ROLLBACK, AUTOMATIC_ROLLBACK }

    public Origin {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(cause, "cause");
    }
}
