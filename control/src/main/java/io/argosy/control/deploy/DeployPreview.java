package io.argosy.control.deploy;

import io.argosy.control.fault.Place;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// What a deploy would do.
///
/// @param steps in order; empty when nothing would change
/// @param changes what differs from the live release, as lines
public record DeployPreview(List<PreviewStep> steps, List<String> changes, List<Place> warnings) {

    public DeployPreview {
        steps = Frozen.list(steps);
        changes = Frozen.list(changes);
        warnings = Frozen.list(warnings);
    }

    /// @param action such as `create web.1` @param cause such as `web is new in release 1`
    /// @param node the name of the node a new task would get; empty for other steps, and when there is none
    /// @param waiting why there is no node for it, with counts; empty when there is one
    public record PreviewStep(String action, String cause, String node, String waiting) {
        public PreviewStep {
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(waiting, "waiting");
        }
    }
}
