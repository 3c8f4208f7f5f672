package io.argosy.model.network;

import java.util.Objects;

/// What became of an overlay that a manager was to make or remove.
public sealed interface OverlayState {

    /// @param id the engines' id of it
    record Made(String id) implements OverlayState {
        public Made {
            Objects.requireNonNull(id, "id");
        }
    }

    /// It is not there any more.
    record Gone() implements OverlayState {}

    /// It could not be made or removed; that is tried again.
    ///
    /// @param problem for people, with its remedy
    record Failed(String problem) implements OverlayState {
        public Failed {
            Objects.requireNonNull(problem, "problem");
        }
    }
}
