package io.argosy.store.turn;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Turns on a virtual thread.
final class ThreadTurn implements Turn {

    private final Work work;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean signalled = true;
    private boolean halted;

    ThreadTurn(String name, Work work) {
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::takeTurns);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void signal() {
        lock.lock();
        try {
            signalled = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void halt() {
        lock.lock();
        try {
            halted = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitEnd(Duration patience) {
        try {
            return thread.getState() == Thread.State.NEW || thread.join(patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        halt();
        if (Thread.currentThread() != thread) {
            thread.interrupt();
        }
    }

    private void takeTurns() {
        Optional<Duration> wait = Optional.empty();
        while (awaitTurn(wait)) {
            wait = work.run();
        }
    }

    /// @return false when no turn is to begin any more
    private boolean awaitTurn(Optional<Duration> wait) {
        lock.lock();
        try {
            long left = wait.map(most -> Math.max(0, most.toNanos())).orElse(Long.MAX_VALUE);
            while (!signalled && !halted && left > 0) {
                left = woken.awaitNanos(left);
            }
            signalled = false;
            return !halted;
        } catch (InterruptedException _) {
            return false;
        } finally {
            lock.unlock();
        }
    }
}
