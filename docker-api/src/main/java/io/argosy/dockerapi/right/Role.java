package io.argosy.dockerapi.right;

import java.util.Locale;

/// What somebody may do, the most first.
public enum Role {
    /// Everything, as root on every node.
    ADMIN,
    /// Make, change and remove what runs, within the policy of the cluster.
    OPERATOR,
    /// Look, but not into files and secrets.
    VIEWER;

    /// Whether this role may do what the other may.
    public boolean includes(Role other) {
        return compareTo(other) <= 0;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
