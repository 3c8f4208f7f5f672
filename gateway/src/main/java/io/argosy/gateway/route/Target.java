package io.argosy.gateway.route;

import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import java.util.Objects;

/// A task that connections may be passed on to.
///
/// @param release number of the release its slot names
public record Target(TaskId task, ServiceRef service, int release, String address, Admission admission) {
    public Target {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(service, "service");
        IpLiteral.require(address);
        Objects.requireNonNull(admission, "admission");
    }
}
