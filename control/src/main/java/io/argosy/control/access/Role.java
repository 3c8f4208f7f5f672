package io.argosy.control.access;

/// What a caller may do.
public enum Role {
    /// Everything, tokens and nodes included.
    ADMIN,
    /// Deploy, change and remove apps, configs and secrets.
    OPERATOR,
    /// Look, but not into secrets.
    VIEWER,
    /// Hold the session of a node, and nothing else.
    AGENT;

    /// Whether this role may do what the other may.
    public boolean includes(Role other) {
        return switch (this) {
            case ADMIN -> true;
            case OPERATOR -> other == OPERATOR || other == VIEWER;
            case VIEWER -> other == VIEWER;
            case AGENT -> other == AGENT;
        };
    }
}
