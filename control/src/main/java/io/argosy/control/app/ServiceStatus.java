package io.argosy.control.app;

import io.argosy.model.id.ServiceName;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// A service as it is at one revision.
///
/// @param mode `replicated`, `global` or `job`
/// @param image the reference, as the release's file has it
/// @param desired tasks wanted; completions for a job
/// @param running tasks whose container runs
/// @param ready tasks in routing and names, and those that completed and are not to run again
/// @param current ready tasks that are as the rollout's release wants them
/// @param ports published ports, as `8080->80/tcp`
/// @param waiting why it is not where it should be, each reason with its count: `1 waiting for db to be healthy`; and where it is
///     in fewer zones than it asks for, that
public record ServiceStatus(
        ServiceName name, String mode, String image, int desired, int running, int ready, int current, List<String> ports, List<String> waiting) {

    public ServiceStatus {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(image, "image");
        ports = Frozen.list(ports);
        waiting = Frozen.list(waiting);
    }
}
