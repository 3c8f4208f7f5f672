package io.argosy.simulation.time;

/// The end of a process in the middle of what it did. Its life has ended already; what called it goes no further.
public final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    public Killed(Life life) {
        super(life + " was killed", null, false, false);
    }
}
