package io.argosy.agent.reach;

import java.io.IOException;

/// Listens on one port and sends back what a dialler says.
interface Ear extends AutoCloseable {

    /// What each dialler says first; nothing else is answered.
    String GREETING = "argosy-reach ";

    /// The longest that is answered.
    int MOST_BYTES = 64;

    @Override
    void close() throws IOException;
}
