package io.argosy.model.service;

import java.util.Objects;

/// Where a service's probe comes from.
public sealed interface HealthSpec {

    /// The image's own `HEALTHCHECK`; without one, running is well.
    record FromImage() implements HealthSpec {}

    /// No probe, whatever the image says; running is well.
    record Disabled() implements HealthSpec {}

    /// Declared in the app's file.
    record Declared(Probe probe) implements HealthSpec {
        public Declared {
            Objects.requireNonNull(probe, "probe");
        }
    }
}
