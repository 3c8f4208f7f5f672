package io.argosy.control.watch;

import io.argosy.store.Subscription;
import io.argosy.store.turn.Turn;
import io.argosy.store.turn.Turns;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One listener with turns of its own.
final class Watch implements Watching {

    private static final Logger LOG = System.getLogger(Watch.class.getName());

    private final Runnable look;
    private final Consumer<Watch> ended;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Turn turn;
    private volatile Subscription subscription;

    Watch(Runnable look, Consumer<Watch> ended, Turns turns) {
        this.look = look;
        this.ended = ended;
        this.turn = turns.prepare("watch", this::lookOnce);
    }

    void begin(Subscription source) {
        subscription = source;
        turn.start();
    }

    void signal() {
        turn.signal();
    }

    private Optional<Duration> lookOnce() {
        try {
            look.run();
        } catch (RuntimeException e) {
            if (!closed.get()) {
                LOG.log(Level.DEBUG, "a watch ended because its listener failed", e);
            }
            close();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ended.accept(this);
            if (subscription != null) {
                subscription.close();
            }
            turn.close();
        }
    }
}
