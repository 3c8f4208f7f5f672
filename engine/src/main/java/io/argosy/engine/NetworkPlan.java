package io.argosy.engine;

import io.argosy.model.service.NetworkSpec;
import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Objects;

/// A network to make.
///
/// @param spec its driver is `bridge` when absent, its own name and labels do not count
public record NetworkPlan(String name, NetworkSpec spec, Map<String, String> labels) {
    public NetworkPlan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(spec, "spec");
        labels = Frozen.map(labels);
    }
}
