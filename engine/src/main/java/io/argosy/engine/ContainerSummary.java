package io.argosy.engine;

import io.argosy.model.unit.Frozen;
import java.util.Map;

/// A line of a list of containers.
///
/// @param running whether its process runs, paused or not
public record ContainerSummary(String id, String name, String image, Map<String, String> labels, boolean running) {
    public ContainerSummary {
        labels = Frozen.map(labels);
    }
}
