package io.argosy.discovery.serve;

import java.time.Duration;

/// How doors close.
final class Doors {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Doors() {}

    /// The system keeps a closed socket open for as long as a thread is about to read from it.
    static void awaitEnd(Thread reading) {
        reading.interrupt();
        try {
            reading.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
