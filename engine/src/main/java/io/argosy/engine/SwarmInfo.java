package io.argosy.engine;

import io.argosy.model.network.SwarmToken;
import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Objects;

/// A Swarm as its managers know it.
///
/// @param workerToken what engines join with
public record SwarmInfo(String id, Map<String, String> labels, SwarmToken workerToken) {
    public SwarmInfo {
        Objects.requireNonNull(id, "id");
        labels = Frozen.map(labels);
        Objects.requireNonNull(workerToken, "workerToken");
    }
}
