package io.argosy.agent.task;

import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerState;
import java.util.Optional;

/// What the engine last said of a task's container.
public sealed interface Seen {
    /// It was not looked for yet, or something happened since.
    ///
    /// @param last what was seen before
    record Stale(Optional<ContainerInfo> last) implements Seen {}

    record Absent() implements Seen {}

    record Present(ContainerInfo container) implements Seen {}

    /// The container, also one that may have changed.
    default Optional<ContainerInfo> known() {
        return switch (this) {
            case Stale(Optional<ContainerInfo> last) -> last;
            case Absent() -> Optional.empty();
            case Present(ContainerInfo container) -> Optional.of(container);
        };
    }

    default Optional<ContainerState.Running> running() {
        return known().map(ContainerInfo::state)
                .filter(ContainerState.Running.class::isInstance).map(ContainerState.Running.class::cast);
    }
}
