package io.argosy.dockerapi.wire;

/// A request is answered with an error, whatever was to be done next. The message is for people, in the words an engine would use where it has words for it.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
