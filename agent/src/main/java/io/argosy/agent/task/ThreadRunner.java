package io.argosy.agent.task;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A virtual thread for each driver.
public final class ThreadRunner implements Runner {
    private static final Logger LOG = System.getLogger(ThreadRunner.class.getName());
    private static final Duration AFTER_BUG = Duration.ofSeconds(10);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(3);

    private final InstantSource clock;
    private final Map<TaskDriver, Semaphore> wakes = new ConcurrentHashMap<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public ThreadRunner(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void run(TaskDriver driver, Runnable whenGone) {
        Semaphore wake = new Semaphore(0);
        wakes.put(driver, wake);
        Thread thread = Thread.ofVirtual().name("task " + driver.id()).unstarted(() -> {
            try {
                drive(driver, wake);
                whenGone.run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                wakes.remove(driver);
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
    }

    private void drive(TaskDriver driver, Semaphore wake) throws InterruptedException {
        while (!closed) {
            wake.drainPermits();
            Optional<Instant> until = advance(driver);
            if (driver.gone()) {
                return;
            }
            if (until.isEmpty()) {
                wake.acquire();
            } else {
                long wait = Duration.between(clock.instant(), until.get()).toMillis() + 1;
                wake.tryAcquire(Math.max(1, wait), TimeUnit.MILLISECONDS);
            }
        }
        throw new InterruptedException("closed");
    }

    private Optional<Instant> advance(TaskDriver driver) {
        try {
            return driver.advance();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "task " + driver.id() + " met with a fault, and is taken up again in " + AFTER_BUG.toSeconds() + " s", e);
            return Optional.of(clock.instant().plus(AFTER_BUG));
        }
    }

    @Override
    public void wake(TaskDriver driver) {
        Semaphore wake = wakes.get(driver);
        if (wake != null) {
            wake.release();
        }
    }

    /// Waits a while for drivers in the middle of a step, so that nothing is written any more when this returns; a step that waits for the engine is left to itself.
    @Override
    public void close() {
        closed = true;
        wakes.values().forEach(Semaphore::release);
        Instant deadline = Instant.now().plus(CLOSE_PATIENCE);
        try {
            for (Thread thread : threads) {
                Duration left = Duration.between(Instant.now(), deadline);
                if (!left.isPositive() || !thread.join(left)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
