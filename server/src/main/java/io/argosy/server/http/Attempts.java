package io.argosy.server.http;

import java.time.InstantSource;

/// Bounds how many requests without a known token are answered one by one: a bucket that refills. Known tokens are never held up.
final class Attempts {

    static final int BURST = 100;
    static final int PER_SECOND = 10;

    private final InstantSource clock;
    private double left = BURST;
    private long lastMillis;

    Attempts(InstantSource clock) {
        this.clock = clock;
        this.lastMillis = clock.millis();
    }

    /// Counts an attempt. @return whether it is within bounds
    synchronized boolean another() {
        long now = clock.millis();
        left = Math.min(BURST, left + Math.max(0, now - lastMillis) * PER_SECOND / 1000.0);
        lastMillis = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
