package io.argosy.model.join;

import java.util.Objects;

/// What came of a [JoinCheck].
public sealed interface CheckResult {

    /// As it should be.
    record Fine() implements CheckResult {}

    /// Not as it should be. @param problem for people
    record Wrong(String problem) implements CheckResult {
        public Wrong {
            Objects.requireNonNull(problem, "problem");
        }
    }
}
