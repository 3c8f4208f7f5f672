package io.argosy.model.service;

/// What happens to a running task whose probe says it is unhealthy. It is out of routing and names in any case.
public enum UnhealthyPolicy {
    /// A new task takes its slot; the unhealthy one is stopped.
    REPLACE,
    /// Its container is restarted in place.
    RESTART,
    /// Nothing: it may recover.
    KEEP
}
