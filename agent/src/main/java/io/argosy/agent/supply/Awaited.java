package io.argosy.agent.supply;

/// Something that a task needs and that is not to be had for now, such as an image of a node that is away. The message is for people.
public final class Awaited extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Awaited(String message) {
        super(message, null, false, false);
    }
}
