package io.argosy.control.join;

import io.argosy.model.id.NodeId;
import io.argosy.model.join.CheckResult;
import io.argosy.model.join.JoinCheck;

/// The nodes that are there, while another machine joins.
@FunctionalInterface
public interface Neighbours {

    /// Nobody to ask.
    Neighbours NONE = (_, _) -> new CheckResult.Wrong("nobody is there");

    /// Has a node find something out. Waits for the answer, for a bounded time; one that does not come is a [CheckResult.Wrong].
    CheckResult check(NodeId node, JoinCheck check);
}
