package io.argosy.dockerapi.wire;

import io.argosy.dockerapi.http.WireInput;
import java.io.IOException;
import java.io.OutputStream;

/// A client's connection. One thread may read while another writes.
public interface ClientConnection extends AutoCloseable {

    WireInput input();

    /// Unbuffered; blocks while the client takes no more.
    OutputStream output();

    /// Says that nothing more comes; the client may go on sending.
    void shutdownOutput() throws IOException;

    /// From any thread.
    @Override
    void close();
}
