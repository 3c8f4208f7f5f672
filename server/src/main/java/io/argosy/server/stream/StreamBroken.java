package io.argosy.server.stream;

import java.io.IOException;

/// The other side of a stream went away, or never came. The message is written for people.
public final class StreamBroken extends IOException {

    private static final long serialVersionUID = 1L;

    public StreamBroken(String problem) {
        super(problem);
    }
}
