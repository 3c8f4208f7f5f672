package io.argosy.agent.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Does something again and again on a thread of its own: at a signal, and after a while in any case. What fails is tried again with the next round.
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Rounds.class.getName());

    private final String name;
    private final Supplier<Duration> round;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean closed;

    /// @param round does it once and says when it is to be done again at the latest; one at a time
    public Rounds(String name, Supplier<Duration> round) {
        this.name = name;
        this.round = round;
    }

    public void start() {
        Thread.ofVirtual().name(name).start(this::loop);
    }

    /// Wants a round soon. Never blocks.
    public void signal() {
        signal.release();
    }

    private void loop() {
        Duration pause = Duration.ZERO;
        try {
            while (!closed) {
                signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                signal.drainPermits();
                pause = once();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration once() {
        try {
            return round.get();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, name + " met with a fault", e);
            return Duration.ofSeconds(10);
        }
    }

    @Override
    public void close() {
        closed = true;
        signal.release();
    }
}
