package io.argosy.control.deploy;

import io.argosy.control.fault.Place;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// A deploy was accepted.
///
/// @param release that will be made, or that is live when nothing changed
/// @param changed false when exactly this is live already: no release is made
public record Deployed(AppRef app, ReleaseNumber release, boolean changed, List<Place> warnings) {

    public Deployed {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(release, "release");
        warnings = Frozen.list(warnings);
    }
}
