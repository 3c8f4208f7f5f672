package io.argosy.dockerapi.fleet;

/// The cluster does not keep a record that it was given.
public final class NotKept extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean conflict;

    /// @param conflict whether something else is in the way, rather than that nothing can be written now
    /// @param problem for people
    public NotKept(boolean conflict, String problem) {
        super(problem);
        this.conflict = conflict;
    }

    public boolean conflict() {
        return conflict;
    }
}
