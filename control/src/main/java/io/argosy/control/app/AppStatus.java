package io.argosy.control.app;

import io.argosy.model.app.App;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// An app as it is at one revision.
///
/// @param release that is the target; absent before the first one was prepared
/// @param rollout the newest one
/// @param services those of the target, or of the draft before there is one, by name
public record AppStatus(
        AppRef ref,
        AppState state,
        App.Intent intent,
        Optional<ReleaseNumber> release,
        Optional<Rollout> rollout,
        List<ServiceStatus> services,
        Instant createdAt) {

    public AppStatus {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(intent, "intent");
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(rollout, "rollout");
        services = Frozen.list(services);
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
