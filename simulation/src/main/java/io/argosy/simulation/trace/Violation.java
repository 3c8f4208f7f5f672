package io.argosy.simulation.trace;

/// Something that must never be. An error, so that nothing takes it for a failure of its own.
public final class Violation extends Error {

    private static final long serialVersionUID = 1L;

    private final String invariant;

    /// @param invariant which one, in a few words @param detail what was seen
    public Violation(String invariant, String detail) {
        super(invariant + ": " + detail);
        this.invariant = invariant;
    }

    public String invariant() {
        return invariant;
    }
}
