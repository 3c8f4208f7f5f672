package io.argosy.agent.task;

import io.argosy.agent.lease.Boottime;
import java.time.Duration;

/// An agent that begins anew starts no container before the server has spoken, or was waited for long enough: what its disk says may have been replaced elsewhere while the machine was off. Safe for
/// any number of threads.
public final class FirstWord {
    /// For a machine that has to find its network first, and for a server that starts with it or is just being followed by another.
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Boottime clock;
    private final Duration until;
    private volatile boolean heard;

    /// @param clock which nobody sets, as a machine's clock may be after it was off
    public FirstWord(Boottime clock) {
        this.clock = clock;
        this.until = clock.now().plus(PATIENCE);
    }

    /// The server has said what is to run.
    public void heard() {
        heard = true;
    }

    boolean heardOrOverdue() {
        return heard || clock.now().compareTo(until) >= 0;
    }
}
