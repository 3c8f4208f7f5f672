package io.argosy.control.release;

import io.argosy.model.app.ImageIdentity;
import io.argosy.model.app.Origin;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A release in the history of its app, or a draft whose images are being found or were not found.
///
/// @param live whether it is the target
/// @param rollout how the way to it went; absent when that is no longer known
/// @param images identity by service; empty for a draft
/// @param changes what it changed against the release before it, as lines
/// @param compose the canonical Compose text, without secrets; empty in lists
public record ReleaseView(
        ReleaseNumber number,
        Origin origin,
        boolean live,
        Optional<Rollout> rollout,
        Map<ServiceName, ImageIdentity> images,
        List<String> changes,
        String compose) {

    public ReleaseView {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(rollout, "rollout");
        images = Frozen.map(images);
        changes = Frozen.list(changes);
        Objects.requireNonNull(compose, "compose");
    }
}
