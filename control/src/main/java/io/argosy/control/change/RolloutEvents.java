package io.argosy.control.change;

import io.argosy.model.app.Rollout;
import io.argosy.model.event.Event;
import io.argosy.model.event.Event.Severity;
import java.time.Instant;
import java.util.Locale;

/// Events of rollouts that came to another phase: `rollout.done` and the like.
public final class RolloutEvents {

    private RolloutEvents() {}

    public static Event of(Instant at, Rollout rollout, String cause) {
        String phase = rollout.phase().name().toLowerCase(Locale.ROOT);
        String message = "release %s %s%s".formatted(rollout.to(), words(rollout.phase()), cause.isEmpty() ? "" : ": " + cause);
        return Happening.ofApp(at, severity(rollout.phase()), "rollout." + phase, rollout.app(), message);
    }

    private static Severity severity(Rollout.Phase phase) {
        return switch (phase) {
            case PREPARING, ROLLING, DONE, SUPERSEDED -> Severity.INFO;
            case PAUSED -> Severity.WARNING;
            case FAILED -> Severity.ERROR;
        };
    }

    private static String words(Rollout.Phase phase) {
        return switch (phase) {
            case PREPARING -> "is being prepared";
            case ROLLING -> "is rolled out";
            case PAUSED -> "is paused";
            case DONE -> "is live";
            case FAILED -> "failed";
            case SUPERSEDED -> "is superseded";
        };
    }
}
