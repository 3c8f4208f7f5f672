package io.argosy.compose.convert;

import io.argosy.compose.source.Place;
import io.argosy.compose.source.Problems;
import io.argosy.compose.tree.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// What the conversion has to say.
record Findings(Problems problems) {
    void error(Place place, Path path, String message, String remedy) {
        problems.error(place, path.toString(), message, remedy);
    }

    void warn(Place place, Path path, String message, String remedy) {
        problems.warning(place, path.toString(), message, remedy);
    }

    /// A record of the model; what its constructor refuses is an error about `at`.
    <T> Optional<T> make(Fields at, Supplier<T> record) {
        try {
            return Optional.of(record.get());
        } catch (IllegalArgumentException refused) {
            error(at.place(), at.path(), String.valueOf(refused.getMessage()), "");
            at.abandon();
            return Optional.empty();
        }
    }
}
