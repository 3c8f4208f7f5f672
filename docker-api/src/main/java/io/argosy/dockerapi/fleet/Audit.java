package io.argosy.dockerapi.fleet;

/// Where it is written down who changed what. Safe for any number of threads.
@FunctionalInterface
public interface Audit {

    /// @param action stable code, dotted: `docker.containers.start`
    /// @param target as the client named it; empty where it named nothing
    void note(String action, String target);
}
