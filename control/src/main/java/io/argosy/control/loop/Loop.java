package io.argosy.control.loop;

import io.argosy.control.change.NotWritten;
import io.argosy.store.turn.Turn;
import io.argosy.store.turn.Turns;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Runs passes in turns of its own until it is closed.
public final class Loop implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Loop.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Duration period;
    private final InstantSource clock;
    private final Pass pass;
    private final Turn turn;
    private volatile boolean closed;
    private volatile LoopStatus status;

    /// @param period between passes when nothing happens
    public Loop(String name, Duration period, InstantSource clock, Turns turns, Pass pass) {
        this.name = name;
        this.period = period;
        this.clock = clock;
        this.pass = pass;
        this.status = new LoopStatus(name, 0, Optional.empty(), Duration.ZERO, Optional.empty());
        this.turn = turns.prepare("loop-" + name, () -> Optional.of(runOnce()));
    }

    /// The first pass runs at once.
    public Loop start() {
        turn.start();
        return this;
    }

    /// There may be something to do: another pass begins as soon as the present one has ended. Never waits.
    public void signal() {
        turn.signal();
    }

    public LoopStatus status() {
        return status;
    }

    /// No pass begins any more. Waits for nothing.
    public void halt() {
        closed = true;
        turn.halt();
    }

    /// No pass begins any more; one under way is interrupted when it does not end within seconds.
    @Override
    public void close() {
        halt();
        if (!turn.awaitEnd(PATIENCE)) {
            turn.close();
        }
    }

    /// @return how long to wait for a signal
    private Duration runOnce() {
        Instant began = clock.instant();
        long nanos = System.nanoTime();
        try {
            Optional<Instant> again = pass.run();
            report(began, nanos, Optional.empty());
            return again.map(at -> untilAtMostPeriod(at)).orElse(period);
        } catch (NotWritten e) {
            LOG.log(Level.WARNING, "loop {0} could not write and tries again: {1}", name, e.getMessage());
            report(began, nanos, Optional.of(e.getMessage()));
            return RETRY;
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.log(Level.WARNING, "loop " + name + " failed and tries again", e);
            }
            report(began, nanos, Optional.of(String.valueOf(e.getMessage())));
            return RETRY;
        }
    }

    private Duration untilAtMostPeriod(Instant at) {
        Duration left = Duration.between(clock.instant(), at);
        return left.compareTo(period) < 0 ? left : period;
    }

    private void report(Instant began, long nanos, Optional<String> problem) {
        status = new LoopStatus(name, status.passes() + 1, Optional.of(began), Duration.ofNanos(System.nanoTime() - nanos), problem);
    }
}
