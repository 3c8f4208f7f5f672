package io.argosy.e2e.harness;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Begins the same work at each tick, whether what began earlier has ended or not, until it is closed. Begins on a thread of the system, so that work that is busy does not slow it down.
public final class Pace implements AutoCloseable {

    private final Duration tick;
    private final Runnable work;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread clock;

    private Pace(Duration tick, Runnable work) {
        this.tick = tick;
        this.work = work;
        this.clock = Thread.ofPlatform().daemon().name("pace").unstarted(this::run);
    }

    public static Pace start(Duration tick, Runnable work) {
        Pace pace = new Pace(tick, work);
        pace.clock.start();
        return pace;
    }

    private void run() {
        long next = System.nanoTime();
        while (!ended.get()) {
            threads.submit(work);
            next += tick.toNanos();
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /// Waits for what has begun.
    @Override
    public void close() {
        ended.set(true);
        try {
            clock.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.close();
    }
}
