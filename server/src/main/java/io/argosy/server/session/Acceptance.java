package io.argosy.server.session;

import java.util.Objects;

/// What an agent answers to a change of its assignment.
sealed interface Acceptance {

    /// It goes by the assignment with this digest.
    record Goes(String digest) implements Acceptance {
        public Goes {
            Objects.requireNonNull(digest, "digest");
        }
    }

    /// It cannot apply the difference.
    record Whole() implements Acceptance {}
}
