package io.argosy.engine;

import java.time.Instant;

/// Whether a container runs.
public sealed interface ContainerState {
    /// Made, and never started.
    record Created() implements ContainerState {}

    record Running(Instant startedAt) implements ContainerState {}

    /// @param problem why the engine could not start it; empty when it was started
    record Exited(int code, Instant startedAt, Instant at, boolean outOfMemory, String problem) implements ContainerState {}

    /// Being removed, or beyond repair.
    record Dead() implements ContainerState {}
}
