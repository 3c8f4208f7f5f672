package io.argosy.engine;

import io.argosy.model.unit.Frozen;
import java.util.Map;

/// A volume that an engine has.
public record VolumeInfo(String name, String driver, Map<String, String> labels) {
    public VolumeInfo {
        labels = Frozen.map(labels);
    }
}
