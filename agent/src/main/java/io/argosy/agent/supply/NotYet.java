package io.argosy.agent.supply;

/// Something that comes without the task's doing is not there yet. It is waited for, however long it takes. The message is for people.
public final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotYet(String message) {
        super(message, null, false, false);
    }
}
