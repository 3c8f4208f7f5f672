package io.argosy.simulation.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A machine's clock, which is ahead of the timeline or behind it.
public record SkewedClock(Timeline timeline, Duration skew) implements InstantSource {

    @Override
    public Instant instant() {
        return timeline.instant().plus(skew);
    }
}
