package io.argosy.api.rest;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// What a deploy would do.
///
/// @param steps in order; empty when nothing would change
/// @param changes what differs from the live release, as lines
public record PlanView(List<StepView> steps, List<String> changes, List<Problem.Place> warnings) {

    public PlanView {
        steps = Frozen.list(steps);
        changes = Frozen.list(changes);
        warnings = Frozen.list(warnings);
    }

    /// @param action such as `create web.1` @param cause such as `web is new in release 1`
    /// @param node the name of the node a new task would get; empty for other steps, and when there is none
    /// @param waiting why there is no node for it, with counts; empty when there is one
    public record StepView(String action, String cause, String node, String waiting) {
        public StepView {
            node = Objects.requireNonNullElse(node, "");
            waiting = Objects.requireNonNullElse(waiting, "");
        }
    }
}
