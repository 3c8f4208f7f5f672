package io.argosy.dockerapi.serve;

import io.argosy.dockerapi.right.Admission;
import io.argosy.dockerapi.wire.ClientConnection;
import java.io.IOException;

/// A client at a door.
public interface Arrival extends AutoCloseable {

    /// Finds out who it is, which takes a bounded time.
    ///
    /// @throws IOException when it went away, or does not speak as this door wants
    ClientConnection enter() throws IOException;

    /// Whether it may ask, as it is now. Only after it entered.
    Admission admission();

    /// Hangs up. From any thread.
    @Override
    void close();
}
