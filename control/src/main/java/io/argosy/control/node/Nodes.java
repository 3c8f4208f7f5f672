package io.argosy.control.node;

import io.argosy.control.access.Caller;
import io.argosy.control.fault.Result;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import java.util.List;

/// Nodes, for people and for builds.
public final class Nodes {

    /// All nodes, by name. Any caller may look.
    public Result<List<NodeView>> list(Caller caller) {
        throw new UnsupportedOperationException();
    }

    /// The connected node on which images of this app are built, and looked for first. Needs an operator.
    public Result<NodeId> forBuild(Caller caller, AppRef app) {
        throw new UnsupportedOperationException();
    }
}
