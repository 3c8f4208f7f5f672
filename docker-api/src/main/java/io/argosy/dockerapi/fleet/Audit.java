package io.argosy.dockerapi.fleet;

import io.argosy.dockerapi.right.Person;

/// Where it is written down who changed what. Safe for any number of threads.
@FunctionalInterface
public interface Audit {

    /// Before the client hears of it.
    ///
    /// @param action stable code, dotted: `docker.containers.start`
    /// @param target as the client named it; empty where it named nothing
    /// @param result for people: the status that is answered, and the problem where there is one
    void note(Person person, String action, String target, String result);
}
