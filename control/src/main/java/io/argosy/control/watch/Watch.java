package io.argosy.control.watch;

import io.argosy.store.Subscription;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One listener with a thread of its own.
final class Watch implements Watching {

    private static final Logger LOG = System.getLogger(Watch.class.getName());

    private final Runnable look;
    private final Consumer<Watch> ended;
    private final Semaphore signals = new Semaphore(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread = Thread.ofVirtual().name("watch").unstarted(this::run);
    private volatile Subscription subscription;

    Watch(Runnable look, Consumer<Watch> ended) {
        this.look = look;
        this.ended = ended;
    }

    void begin(Subscription source) {
        subscription = source;
        thread.start();
    }

    void signal() {
        signals.release();
    }

    private void run() {
        try {
            while (!closed.get()) {
                signals.acquire();
                signals.drainPermits();
                look.run();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!closed.get()) {
                LOG.log(Level.DEBUG, "a watch ended because its listener failed", e);
            }
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ended.accept(this);
            if (subscription != null) {
                subscription.close();
            }
            if (Thread.currentThread() != thread) {
                thread.interrupt();
            }
        }
    }
}
