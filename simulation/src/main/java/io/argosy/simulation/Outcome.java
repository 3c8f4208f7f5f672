package io.argosy.simulation;

import io.argosy.simulation.trace.Violation;
import java.util.List;
import java.util.Optional;

/// How a run went.
///
/// @param hash of its trace
/// @param events that happened
/// @param violation absent when all that must hold did
/// @param last lines of the trace
public record Outcome(long seed, long hash, long events, Optional<Violation> violation, List<String> last) {}
