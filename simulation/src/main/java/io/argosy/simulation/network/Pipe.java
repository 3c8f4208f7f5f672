package io.argosy.simulation.network;

import io.argosy.simulation.time.Life;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/// One direction of a connection. What is sent arrives once and in order, or not at all; while the way is blocked it waits.
final class Pipe<M> {

    private final Network network;
    private final String from;
    private final String to;
    private final Life receiver;
    private final Consumer<Optional<M>> ear;
    private final Deque<Optional<M>> waiting = new ArrayDeque<>();
    private long lastArrival;
    private boolean deaf;

    /// @param ear told nothing when the other end was closed
    Pipe(Network network, String from, String to, Life receiver, Consumer<Optional<M>> ear) {
        this.network = network;
        this.from = from;
        this.to = to;
        this.receiver = receiver;
        this.ear = ear;
        network.carry(this);
    }

    void send(Optional<M> message) {
        long now = network.timeline().micros();
        lastArrival = Math.max(lastArrival + 1, now + network.latency().toNanos() / 1_000);
        network.timeline().after(Duration.ofNanos((lastArrival - now) * 1_000), receiver, () -> arrive(message));
    }

    private void arrive(Optional<M> message) {
        if (deaf) {
            return;
        }
        if (!waiting.isEmpty() || !network.reaches(from, to)) {
            waiting.add(message);
        } else {
            ear.accept(message);
        }
    }

    void flush() {
        if (waiting.isEmpty() || !network.reaches(from, to)) {
            return;
        }
        network.timeline().after(network.latency(), receiver, this::drain);
    }

    private void drain() {
        while (!deaf && !waiting.isEmpty() && network.reaches(from, to)) {
            ear.accept(waiting.poll());
        }
    }

    /// The receiving end listens no more.
    void close() {
        deaf = true;
        waiting.clear();
    }

    boolean deaf() {
        return deaf || receiver.ended();
    }
}
