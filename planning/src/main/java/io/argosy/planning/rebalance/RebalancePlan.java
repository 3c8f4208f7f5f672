package io.argosy.planning.rebalance;

import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What has to be done now.
///
/// @param wakeAt the next moment at which time alone changes the plan
public record RebalancePlan(List<RebalanceStep> steps, Optional<Instant> wakeAt) {

    public RebalancePlan {
        steps = Frozen.list(steps);
        Objects.requireNonNull(wakeAt, "wakeAt");
    }

    /// One line for each step.
    @Override
    public String toString() {
        return steps.stream().map(RebalanceStep::line).collect(Collectors.joining("\n"));
    }
}
