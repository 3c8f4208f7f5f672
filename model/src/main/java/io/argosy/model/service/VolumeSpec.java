package io.argosy.model.service;

import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// An entry under the top-level `volumes`.
///
/// @param name what the user calls it on the engine; chosen by Argosy when absent
/// @param driver `local` when absent; a local volume binds its tasks to the node that holds it
/// @param external whether it must exist already and is never made or removed
public record VolumeSpec(
        Optional<String> name,
        Optional<String> driver,
        Map<String, String> driverOptions,
        boolean external,
        Map<String, String> labels) {

    public static final VolumeSpec DEFAULT =
            new VolumeSpec(Optional.empty(), Optional.empty(), Map.of(), false, Map.of());

    public VolumeSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(driver, "driver");
        driverOptions = Frozen.map(driverOptions);
        labels = Frozen.map(labels);
    }

    public boolean local() {
        return driver.isEmpty() || driver.get().equals("local");
    }
}
