package io.argosy.agent.local;

import io.argosy.model.assignment.Report;

/// Where facts for the server go. Safe for any number of threads, and never blocks.
public interface Reports {
    /// Replaces what was last said under the report's key.
    void report(Report report);

    /// What had that key is of no interest any more.
    void forget(String key);
}
