package io.argosy.store;

import java.util.Objects;

/// The disk, the file or its use failed. The message says what happened, and the remedy what a person can do.
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What failed.
    public enum Kind { IN_USE, DISK_FULL, CORRUPT, TOO_NEW, NOT_A_STORE, CLOSED, BROKEN }

    private final Kind kind;
    private final String problem;
    private final String remedy;
    private final boolean inDoubt;

    public StoreException(Kind kind, String problem, String remedy, Throwable cause) {
        this(kind, problem, remedy, false, cause);
    }

    public StoreException(Kind kind, String problem, String remedy, boolean inDoubt, Throwable cause) {
        super(problem + ": " + remedy, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.problem = problem;
        this.remedy = remedy;
        this.inDoubt = inDoubt;
    }

    public Kind kind() {
        return kind;
    }

    /// The message without the remedy.
    public String problem() {
        return problem;
    }

    public String remedy() {
        return remedy;
    }

    /// Whether the transaction may turn out to have happened. It is looked for before the next one is tried.
    public boolean inDoubt() {
        return inDoubt;
    }
}
