package io.argosy.engine;

import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Objects;

/// A volume to make.
public record VolumePlan(String name, String driver, Map<String, String> options, Map<String, String> labels) {
    public VolumePlan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(driver, "driver");
        options = Frozen.map(options);
        labels = Frozen.map(labels);
    }
}
