package io.argosy.api.rest;

import io.argosy.model.app.Origin;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A release in the history of its app.
///
/// @param live whether it is the target
/// @param rollout how the way to it went; absent when that is no longer known
/// @param images identity by service
/// @param changes what it changed against the release before it, as lines
/// @param compose the canonical Compose text; empty in lists
public record ReleaseView(
        ReleaseNumber number,
        Origin origin,
        boolean live,
        Optional<RolloutView> rollout,
        Map<String, String> images,
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
