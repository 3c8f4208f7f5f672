package io.argosy.control.record;

import io.argosy.model.network.OverlayState;
import java.util.Objects;

/// What the steward last said of an overlay.
///
/// @param swarm in which the overlay is: what is said of one is nothing to another
public record ReportedOverlay(String swarm, OverlayState state) {

    public ReportedOverlay {
        Objects.requireNonNull(swarm, "swarm");
        Objects.requireNonNull(state, "state");
    }
}
