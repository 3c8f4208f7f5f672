package io.argosy.dockerapi.http;

import java.io.IOException;

/// What came is not HTTP as this side speaks it. The message is for people.
public final class Malformed extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public Malformed(int status, String problem) {
        super(problem);
        this.status = status;
    }

    /// What a client is answered.
    public int status() {
        return status;
    }
}
