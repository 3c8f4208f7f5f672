package io.argosy.server.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Passes values from the thread of a watch to the thread of a request, one at a time: the watch waits until the request took its value, so what happens
/// meanwhile is merged by the watch and not kept here.
public final class Handoff<T> implements Consumer<T> {

    private final SynchronousQueue<T> values = new SynchronousQueue<>();

    /// Waits until the value was taken. An interrupt, by which a watch is ended, drops it.
    @Override
    public void accept(T value) {
        try {
            values.put(value);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for a value. @return empty when none came in time
    public Optional<T> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(values.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }
}
