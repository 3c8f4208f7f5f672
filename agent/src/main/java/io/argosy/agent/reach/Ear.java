package io.argosy.agent.reach;

import java.io.IOException;
import java.time.Duration;

/// Listens on one port and sends back what a dialler says.
interface Ear extends AutoCloseable {

    /// What each dialler says first; nothing else is answered.
    String GREETING = "argosy-reach ";

    /// The longest that is answered.
    int MOST_BYTES = 64;

    /// The longest that the end of a thread is waited for.
    Duration PATIENCE = Duration.ofSeconds(2);

    /// The port is free when this returns.
    @Override
    void close() throws IOException;

    /// The system keeps a closed socket open for as long as a thread is about to read from it.
    ///
    /// @param reading is interrupted, as it may be busy with a dialler that says nothing
    static void awaitEnd(Thread reading) {
        reading.interrupt();
        try {
            reading.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
