package io.argosy.simulation.network;

import io.argosy.simulation.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Who reaches whom, and how long it takes.
public final class Network {

    private static final int QUICK_MICROS = 2_000;
    private static final int SLOW_MICROS = 400_000;
    private static final int SLOW_ONE_IN = 20;

    private final Timeline timeline;
    private final RandomGenerator random;
    private final Set<Direction> blocked = new LinkedHashSet<>();
    private final List<Pipe<?>> pipes = new ArrayList<>();
    private boolean slow;

    record Direction(String from, String to) {}

    public Network(Timeline timeline, RandomGenerator random) {
        this.timeline = timeline;
        this.random = random;
    }

    public void block(String from, String to) {
        blocked.add(new Direction(from, to));
    }

    /// What waited to be sent goes on its way.
    public void open(String from, String to) {
        if (blocked.remove(new Direction(from, to))) {
            flush();
        }
    }

    public void openAll() {
        blocked.clear();
        slow = false;
        flush();
    }

    /// Whether some of what is sent takes long.
    public void slow(boolean value) {
        slow = value;
    }

    public boolean reaches(String from, String to) {
        return !blocked.contains(new Direction(from, to));
    }

    public boolean bothWays(String one, String other) {
        return reaches(one, other) && reaches(other, one);
    }

    public Duration latency() {
        boolean late = slow && random.nextInt(SLOW_ONE_IN) == 0;
        return Duration.ofNanos((200 + random.nextInt(late ? SLOW_MICROS : QUICK_MICROS)) * 1_000L);
    }

    Timeline timeline() {
        return timeline;
    }

    void carry(Pipe<?> pipe) {
        pipes.removeIf(Pipe::deaf);
        pipes.add(pipe);
    }

    private void flush() {
        List.copyOf(pipes).forEach(Pipe::flush);
    }
}
