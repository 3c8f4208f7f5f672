package io.argosy.planning.preview;

import io.argosy.planning.step.Step;
import io.argosy.scheduling.Placement;
import java.util.Objects;
import java.util.Optional;

/// A step of a preview.
///
/// @param placement where the task that the step makes would go; empty for other steps
public record Shown(Step step, Optional<Placement> placement) {

    public Shown {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(placement, "placement");
    }
}
