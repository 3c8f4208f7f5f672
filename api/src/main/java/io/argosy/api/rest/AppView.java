package io.argosy.api.rest;

import io.argosy.model.app.App;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// An app as it is now: what `ls`, `inspect` and progress bars show. Also the data of each event of the app's watch.
///
/// @param state one word for all: `running` (all tasks are ready, or completed and not to run again), `starting` (tasks come up after a start or a
/// scale), `deploying`, `degraded` (faults keep a service from being where it should be), `failed`, `paused`, `stopped`, `stopping`, `removing`
/// @param release that is the target; absent before the first one was prepared
/// @param rollout the newest one
public record AppView(
        AppRef ref,
        String state,
        App.Intent intent,
        Optional<ReleaseNumber> release,
        Optional<RolloutView> rollout,
        List<ServiceView> services,
        Instant createdAt) {

    public AppView {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(intent, "intent");
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(rollout, "rollout");
        services = Frozen.list(services);
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
