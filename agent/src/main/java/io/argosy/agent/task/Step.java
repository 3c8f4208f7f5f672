package io.argosy.agent.task;

import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerState;
import io.argosy.model.task.EndReason;
import java.time.Instant;
import java.util.Optional;

/// One thing a driver does next.
public sealed interface Step {
    /// Asks the engine for the container.
    record Look() implements Step {}

    record EnsureImage() implements Step {}

    record EnsureNetworks() implements Step {}

    record EnsureVolumes() implements Step {}

    /// @param image id on this engine
    record Create(String image) implements Step {}

    /// Writes the task's files and starts its container.
    record Start(String container) implements Step {}

    /// Says what the end of a run means, by the restart policy.
    record Judge(ContainerState.Exited exited) implements Step {}

    /// Stops a container so that it is started again.
    record StopUnhealthy(String container, Instant run) implements Step {}

    /// Stops a container whose lease runs out, until there is another lease.
    record StopUnleased(String container, Instant run) implements Step {}

    /// Tells traffic to leave.
    record BeginLeaving() implements Step {}

    /// Looks whether traffic has left.
    record AwaitLeaving() implements Step {}

    record Stop(String container) implements Step {}

    /// @param forGood whether the task is over, else another container takes its place
    record Remove(String container, boolean forGood) implements Step {}

    record End(EndReason reason) implements Step {}

    /// Nothing to do until something happens.
    ///
    /// @param until when to look again in any case
    /// @param watched the container to be probed meanwhile
    record Rest(Optional<Instant> until, Optional<ContainerInfo> watched) implements Step {}
}
