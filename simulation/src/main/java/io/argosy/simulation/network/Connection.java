package io.argosy.simulation.network;

import java.time.Duration;
import java.util.Optional;

/// A connection that one end dialled. Each end pings, and takes it to be over when nothing comes back for a while.
///
/// @param <U> what the dialling end says
/// @param <D> what the other end says
public final class Connection<U, D> {

    private static final Duration PING = Duration.ofSeconds(5);

    private final Network network;
    private final Side<D> dialler;
    private final Side<U> listener;

    /// One end, with what it hears.
    private final class Side<M> {
        private final End<M> end;
        private final End<?> other;
        private final Duration patience;
        private final Pipe<M> pipe;
        private boolean open = true;
        private long lastHeard = network.timeline().micros();

        private Side(End<M> end, End<?> other, Duration patience) {
            this.end = end;
            this.other = other;
            this.patience = patience;
            this.pipe = new Pipe<>(network, other.place(), end.place(), end.life(), this::heard);
            network.timeline().after(PING, end.life(), this::ping);
        }

        private void heard(Optional<M> message) {
            lastHeard = network.timeline().micros();
            message.ifPresentOrElse(end::hear, () -> over(false));
        }

        private void ping() {
            if (!open) {
                return;
            }
            long now = network.timeline().micros();
            boolean reached = network.bothWays(end.place(), other.place());
            if (reached && !opposite().open) {
                over(false);
                return;
            }
            if (reached && other.life().awake()) {
                lastHeard = now;
            }
            if (now - lastHeard >= patience.toNanos() / 1_000) {
                over(true);
            } else {
                network.timeline().after(PING, end.life(), this::ping);
            }
        }

        private void over(boolean silent) {
            if (open) {
                shut();
                end.over(silent);
            }
        }

        private Side<?> opposite() {
            return this == dialler ? listener : dialler;
        }

        private void shut() {
            open = false;
            pipe.close();
        }
    }

    /// @param listenerPatience how long the listening end does without a word
    public Connection(Network network, End<D> dialler, Duration diallerPatience, End<U> listener, Duration listenerPatience) {
        this.network = network;
        this.dialler = new Side<>(dialler, listener, diallerPatience);
        this.listener = new Side<>(listener, dialler, listenerPatience);
    }

    /// The dialling end says something.
    public void up(U message) {
        if (dialler.open) {
            listener.pipe.send(Optional.of(message));
        }
    }

    /// The listening end says something.
    public void down(D message) {
        if (listener.open) {
            dialler.pipe.send(Optional.of(message));
        }
    }

    /// The dialling end closes; the other hears of it when it can. Nobody is told at this end.
    public void hangUp() {
        if (dialler.open) {
            dialler.shut();
            listener.pipe.send(Optional.empty());
        }
    }

    /// The listening end closes.
    public void dismiss() {
        if (listener.open) {
            listener.shut();
            dialler.pipe.send(Optional.empty());
        }
    }
}
