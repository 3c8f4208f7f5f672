package io.argosy.engine;

/// How a program that was run in a container ended.
public sealed interface ExecOutcome {
    /// @param output both its streams, as far as they were kept
    record Exited(int code, String output) implements ExecOutcome {}

    /// It had not ended in time, and may still run.
    record TimedOut(String output) implements ExecOutcome {}
}
