package io.argosy.control.app;

import java.util.Locale;

/// How an app is, in one word.
public enum AppState {
    /// Every service is where it should be: its tasks are ready, or completed and not to run again.
    RUNNING,
    /// No rollout is under way, and tasks are coming up after a start or a scale; nothing is wrong.
    STARTING,
    /// A rollout is under way.
    DEPLOYING,
    /// No rollout is under way, and faults keep a service from being where it should be.
    DEGRADED,
    /// The first rollout failed, and not every service has come to be where it should be since.
    FAILED,
    /// A rollout stopped half way and waits for a person.
    PAUSED,
    STOPPED,
    STOPPING,
    REMOVING;

    /// The word as people read it: `running`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
