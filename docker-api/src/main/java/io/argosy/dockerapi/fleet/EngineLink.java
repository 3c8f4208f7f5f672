package io.argosy.dockerapi.fleet;

import java.io.InputStream;
import java.io.OutputStream;

/// Bytes to an engine and from it, as over a socket of its own. One thread may read while another writes.
public interface EngineLink extends AutoCloseable {

    /// Blocks while nothing is there; ends when the engine has ended its side.
    InputStream input();

    /// Blocks while the engine takes no more. Closing it ends this direction only.
    OutputStream output();

    /// Whether neither side has ended it, as far as this one has heard. From any thread.
    boolean isOpen();

    /// Ends both directions, from any thread; who reads or writes meets with an [java.io.IOException].
    @Override
    void close();
}
