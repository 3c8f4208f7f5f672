package io.argosy.control.network;

import java.util.Map;
import java.util.Optional;

/// Why networks cannot span nodes, by their engine names, as the last pass found. Safe for any number of threads.
public final class NetworkProblems {

    private volatile Map<String, String> problems = Map.of();

    /// For people, with the remedy.
    public Optional<String> of(String engineName) {
        return Optional.ofNullable(problems.get(engineName));
    }

    /// @return whether that changed anything
    boolean replace(Map<String, String> found) {
        boolean changed = !problems.equals(found);
        problems = Map.copyOf(found);
        return changed;
    }
}
