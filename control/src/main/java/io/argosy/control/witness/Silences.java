package io.argosy.control.witness;

import io.argosy.control.session.Hearing;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// How long nothing was heard of nodes. A server that was stopped itself, or got no time, heard nobody meanwhile: that does not count. One thread looks; readings may come from any.
final class Silences {

    /// Turns of the server that come later than so many times their period are its own pauses.
    private static final int LATE = 5;

    /// Pauses that are remembered; a silence is told from far fewer.
    private static final int REMEMBERED = 50;

    private final Duration tick;
    private volatile List<Pause> pauses = List.of();
    private long last;

    private record Pause(long end, long length) {}

    /// @param now in nanoseconds
    /// @param tick how often the server looks
    Silences(long now, Duration tick) {
        this.last = now;
        this.tick = tick;
    }

    /// The server looks.
    void look(long now) {
        if (now - last > tick.multipliedBy(LATE).toNanos()) {
            Pause pause = new Pause(now, now - last - tick.toNanos());
            pauses = Stream.concat(Stream.of(pause), pauses.stream()).limit(REMEMBERED).toList();
        }
        last = now;
    }

    Duration of(Hearing hearing, long now) {
        long paused = pauses.stream().filter(pause -> pause.end() - hearing.at() > 0).mapToLong(Pause::length).sum();
        return Duration.ofNanos(Math.max(0, now - hearing.at() - paused));
    }
}
