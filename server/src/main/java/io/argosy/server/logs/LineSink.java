package io.argosy.server.logs;

import io.argosy.api.rest.LogLine;
import java.io.IOException;

/// Takes lines, and waits while its reader is slow.
public interface LineSink {

    void line(LogLine line) throws IOException;

    /// Nothing was written for a while. @throws IOException when the reader is gone
    void idle() throws IOException;
}
