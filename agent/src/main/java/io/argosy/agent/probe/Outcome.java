package io.argosy.agent.probe;

/// The answer to one check.
public sealed interface Outcome {
    record Passed() implements Outcome {}

    /// @param said why, for people
    record Failed(String said) implements Outcome {}
}
