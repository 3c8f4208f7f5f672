package io.argosy.control.witness;

import io.argosy.control.session.Hearing;
import java.time.Duration;

/// How long nothing was heard of nodes. A server that was stopped itself for a moment heard nobody meanwhile: that does not count. For one thread; readings may come from any.
final class Silences {

    private static final int LATE = 5;

    private final long lateAfter;
    private volatile long since;
    private volatile long last;

    /// @param now in nanoseconds
    /// @param tick how often the server looks
    Silences(long now, Duration tick) {
        this.since = now;
        this.last = now;
        this.lateAfter = tick.multipliedBy(LATE).toNanos();
    }

    /// The server looks. When it comes late, what it did not hear until now does not count.
    void look(long now) {
        if (now - last > lateAfter) {
            since = now;
        }
        last = now;
    }

    Duration of(Hearing hearing, long now) {
        return Duration.ofNanos(now - Math.max(hearing.at(), since));
    }
}
