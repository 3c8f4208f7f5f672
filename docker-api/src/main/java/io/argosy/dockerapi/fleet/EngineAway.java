package io.argosy.dockerapi.fleet;

import java.io.IOException;

/// An engine cannot be reached, or not any more. The message names no node, and is for people.
public final class EngineAway extends IOException {

    private static final long serialVersionUID = 1L;

    public EngineAway(String problem) {
        super(problem);
    }

    public EngineAway(String problem, Throwable cause) {
        super(problem, cause);
    }
}
