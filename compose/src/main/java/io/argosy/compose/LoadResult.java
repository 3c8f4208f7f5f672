package io.argosy.compose;

import io.argosy.compose.source.Problem;
import java.util.List;

/// What loading gave.
public sealed interface LoadResult {
    List<Problem> warnings();

    record Loaded(Project project, List<Problem> warnings) implements LoadResult {
        public Loaded {
            warnings = List.copyOf(warnings);
        }
    }

    /// `errors` is never empty.
    record Failed(List<Problem> errors, List<Problem> warnings) implements LoadResult {
        public Failed {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("a failure has errors");
            }
        }
    }
}
