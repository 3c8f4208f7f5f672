package io.argosy.planning.step;

import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What has to be done now.
///
/// @param steps in the order in which they are carried out
/// @param wakeAt the next moment at which time alone changes the plan
/// @param waiting places that have to wait, with the reason
public record Plan(List<Step> steps, Optional<Instant> wakeAt, List<Waiting> waiting) {

    public Plan {
        steps = Frozen.list(steps);
        Objects.requireNonNull(wakeAt, "wakeAt");
        waiting = Frozen.list(waiting);
    }

    /// One line for each step.
    @Override
    public String toString() {
        return steps.stream().map(Step::line).collect(Collectors.joining("\n"));
    }
}
