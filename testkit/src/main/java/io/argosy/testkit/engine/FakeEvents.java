package io.argosy.testkit.engine;

import io.argosy.engine.ContainerEvent;
import io.argosy.engine.EngineException;
import io.argosy.engine.Events;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Events of a fake engine for one listener.
final class FakeEvents implements Events {
    private final BlockingQueue<Optional<ContainerEvent>> queue = new LinkedBlockingQueue<>();

    void offer(ContainerEvent event) {
        queue.add(Optional.of(event));
    }

    @Override
    public Optional<ContainerEvent> next() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException.Unreachable("interrupted", e);
        }
    }

    @Override
    public void close() {
        queue.add(Optional.empty());
    }
}
