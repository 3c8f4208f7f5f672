package io.argosy.server.start;

import java.util.Objects;

/// The server cannot start. Problem and remedy are written for the person who started it.
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public StartFailure(String problem, String remedy) {
        super(problem);
        this.remedy = Objects.requireNonNull(remedy, "remedy");
    }

    public StartFailure(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = Objects.requireNonNull(remedy, "remedy");
    }

    public String remedy() {
        return remedy;
    }
}
