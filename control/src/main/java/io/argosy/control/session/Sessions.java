package io.argosy.control.session;

import io.argosy.control.access.Caller;

/// The door for agents.
public final class Sessions {

    /// Registers the node or recognises it, and takes it as connected. A session of the same node that is still open is over from now on.
    /// Needs the role of an agent, or an admin.
    public Admission admit(Caller caller, Arrival arrival) {
        throw new UnsupportedOperationException();
    }
}
