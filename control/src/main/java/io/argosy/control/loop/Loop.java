package io.argosy.control.loop;

import io.argosy.control.change.NotWritten;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Runs passes on a virtual thread of its own until it is closed.
public final class Loop implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Loop.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Duration period;
    private final InstantSource clock;
    private final Pass pass;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Thread thread;
    private boolean signalled = true;
    private boolean closed;
    private volatile LoopStatus status;

    /// @param period between passes when nothing happens
    public Loop(String name, Duration period, InstantSource clock, Pass pass) {
        this.name = name;
        this.period = period;
        this.clock = clock;
        this.pass = pass;
        this.status = new LoopStatus(name, 0, Optional.empty(), Duration.ZERO, Optional.empty());
        this.thread = Thread.ofVirtual().name("loop-" + name).unstarted(this::run);
    }

    /// The first pass runs at once.
    public Loop start() {
        thread.start();
        return this;
    }

    /// There may be something to do: another pass begins as soon as the present one has ended. Never waits.
    public void signal() {
        lock.lock();
        try {
            signalled = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    public LoopStatus status() {
        return status;
    }

    /// No pass begins any more. Waits for nothing.
    public void halt() {
        lock.lock();
        try {
            closed = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    /// No pass begins any more; one under way is interrupted when it does not end within seconds.
    @Override
    public void close() {
        halt();
        if (thread.getState() != Thread.State.NEW && !ended()) {
            thread.interrupt();
        }
    }

    private boolean ended() {
        try {
            return thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        Duration wait = Duration.ZERO;
        while (awaitTurn(wait)) {
            wait = runOnce();
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
            if (!isClosed()) {
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

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a signal or the time. @return false when the loop was closed
    private boolean awaitTurn(Duration wait) {
        lock.lock();
        try {
            long left = Math.max(0, wait.toNanos());
            while (!signalled && !closed && left > 0) {
                left = woken.awaitNanos(left);
            }
            signalled = false;
            return !closed;
        } catch (InterruptedException _) {
            return false;
        } finally {
            lock.unlock();
        }
    }
}
