package io.argosy.control.join;

import io.argosy.model.join.CheckResult;
import io.argosy.model.join.JoinCheck;

/// The machine that wants to join, while its call is open.
@FunctionalInterface
public interface Joiner {

    /// Has the machine find something out. Waits for the answer, for a bounded time; one that does not come is a [CheckResult.Wrong].
    CheckResult check(JoinCheck check);
}
