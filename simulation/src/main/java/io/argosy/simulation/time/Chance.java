package io.argosy.simulation.time;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// The one source of chance of a run.
public final class Chance implements RandomGenerator {

    private final SplittableRandom random;

    public Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }

    public boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    /// To the microsecond.
    public Duration between(Duration least, Duration most) {
        return Duration.ofNanos(1_000 * random.nextLong(least.toNanos() / 1_000, most.toNanos() / 1_000 + 1));
    }

    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
