package io.argosy.planning.step;

import io.argosy.model.id.ServiceName;
import java.util.Objects;

/// A place that would get a task, or another task, and does not yet.
///
/// @param number of the place
/// @param reason for people: `waiting for db to be healthy`
public record Waiting(ServiceName service, int number, String reason) {

    public Waiting {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String toString() {
        return service + "." + number + ": " + reason;
    }
}
