package io.argosy.agent.socket;

import io.argosy.engine.Containers;
import io.argosy.engine.EngineException;
import java.time.Duration;
import java.util.Map;

/// Removes sockets whose containers are gone, now and then, until it is closed.
public final class Tidying implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final String LABEL = "io.argosy.socket";

    private final EngineSockets sockets;
    private final Containers containers;
    private final Thread thread = Thread.ofVirtual().name("socket tidying").unstarted(this::run);

    public Tidying(EngineSockets sockets, Containers containers) {
        this.sockets = sockets;
        this.containers = containers;
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                sockets.tidy(this::had);
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /// While the engine cannot be asked, every container is taken to be there.
    private boolean had(String id) {
        try {
            return !containers.list(Map.of(LABEL, id)).isEmpty();
        } catch (EngineException _) {
            return true;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
