package io.argosy.agent.join;

import io.argosy.model.join.CheckResult;
import io.argosy.model.join.JoinCheck;

/// What the server wants to know of the machine before it may join.
@FunctionalInterface
public interface Checks {

    /// Returns within seconds.
    CheckResult run(JoinCheck check);
}
