package io.argosy.model.service;

import io.argosy.model.id.ServiceName;
import java.util.Objects;

/// A service that must have come to something before this one starts.
///
/// @param restart whether this service's tasks are replaced after the other was changed by a release
/// @param required whether an absent or inactive service holds this one back; otherwise it is passed over
public record Dependency(ServiceName service, Condition condition, boolean restart, boolean required) {

    /// What the other service must have come to.
    public enum Condition {
        /// Its tasks' containers run.
        STARTED,
        /// Its tasks are ready: the probe passed, or none is declared and they run.
        HEALTHY,
        /// Its tasks ended with exit code 0.
        COMPLETED
    }

    public Dependency {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(condition, "condition");
    }
}
