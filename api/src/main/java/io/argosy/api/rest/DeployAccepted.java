package io.argosy.api.rest;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// A rollout was accepted: it is on disk and will be carried out. Follow it with the app's watch.
///
/// @param changed whether a release was made; otherwise what was asked for is live already, as `release`
public record DeployAccepted(AppRef app, ReleaseNumber release, boolean changed, List<Problem.Place> warnings) {

    public DeployAccepted {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(release, "release");
        warnings = Frozen.list(warnings);
    }
}
