package io.argosy.agent.probe;

/// What the probe says of a running container.
public enum Verdict {
    /// It never passed yet, and did not fail often enough to count.
    UNDECIDED,
    READY,
    UNHEALTHY
}
