package io.argosy.model.app;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What users want of an app as a whole.
///
/// @param target the release that should be live; absent until the first one was prepared
/// @param lastRelease the highest number ever given to a draft or release of this app; 0 for none
/// @param scale replicas set by hand since the last deploy, which win over the release's own
public record App(
        AppRef ref, Intent intent, Optional<ReleaseNumber> target, int lastRelease, Map<ServiceName, Integer> scale, Instant createdAt) {

    /// What should become of the app.
    public enum Intent {
        RUN,
        /// No task runs; releases, volumes, configs and secrets are kept.
        STOP,
        /// It goes away; its volumes stay on their nodes.
        REMOVE,
        /// It goes away with its volumes.
        REMOVE_WITH_VOLUMES;

        public boolean removes() {
            return this == REMOVE || this == REMOVE_WITH_VOLUMES;
        }
    }

    public App {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(intent, "intent");
        Objects.requireNonNull(target, "target");
        scale = Frozen.map(scale);
        Objects.requireNonNull(createdAt, "createdAt");
    }

    public ReleaseNumber nextRelease() {
        return new ReleaseNumber(lastRelease + 1);
    }

    public App withIntent(Intent wanted) {
        return new App(ref, wanted, target, lastRelease, scale, createdAt);
    }

    public App withTarget(ReleaseNumber release) {
        return new App(ref, intent, Optional.of(release), lastRelease, scale, createdAt);
    }

    public App withLastRelease(ReleaseNumber number) {
        return new App(ref, intent, target, number.value(), scale, createdAt);
    }

    public App withScale(Map<ServiceName, Integer> replicas) {
        return new App(ref, intent, target, lastRelease, replicas, createdAt);
    }
}
