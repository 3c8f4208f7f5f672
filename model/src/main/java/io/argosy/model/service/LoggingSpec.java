package io.argosy.model.service;

import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The engine's log driver for a service. @param driver the agent's bounded default when absent
public record LoggingSpec(Optional<String> driver, Map<String, String> options) {

    public static final LoggingSpec DEFAULT = new LoggingSpec(Optional.empty(), Map.of());

    public LoggingSpec {
        Objects.requireNonNull(driver, "driver");
        options = Frozen.map(options);
    }
}
