package io.argosy.dockerapi.serve;

import java.io.IOException;

/// Where clients come in.
interface Door extends AutoCloseable {

    /// Waits for the next client, and says nothing to it.
    ///
    /// @throws IOException when there is none, as when the door was closed
    Arrival accept() throws IOException, InterruptedException;

    boolean isOpen();

    /// Who waits in [#accept()] meets with an [IOException].
    @Override
    void close() throws IOException;
}
