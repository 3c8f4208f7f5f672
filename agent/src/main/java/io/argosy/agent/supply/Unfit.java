package io.argosy.agent.supply;

/// Something about the task or its node that trying again will not mend. The message is for people, with its remedy.
public final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unfit(String message) {
        super(message, null, false, false);
    }
}
