package io.argosy.engine;

import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.Map;

/// Something that happened to a container.
///
/// @param labels of the container
public record ContainerEvent(Instant at, Kind kind, String container, Map<String, String> labels) {
    /// What happened, as far as Argosy cares.
    public enum Kind {
        CREATED,
        STARTED,
        /// It was told to end, by the engine's own shutdown too.
        TOLD_TO_END,
        ENDED,
        REMOVED,
        PAUSED,
        RESUMED
    }

    public ContainerEvent {
        labels = Frozen.map(labels);
    }
}
