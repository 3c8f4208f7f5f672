package io.argosy.control.deploy;

import io.argosy.control.access.Caller;
import io.argosy.control.fault.Result;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import java.util.Optional;
import java.util.Set;

/// Deploys, and what they would do.
public final class Deploys {

    /// Accepts a new release of the app, which is made when the app is new. Needs an operator.
    public Result<Deployed> deploy(Caller caller, AppRef app, DeployInput input) {
        throw new UnsupportedOperationException();
    }

    /// What the same deploy would do now. Writes nothing. Needs a viewer.
    public Result<DeployPreview> plan(Caller caller, AppRef app, DeployInput input) {
        throw new UnsupportedOperationException();
    }

    /// Makes a release equal to the live one in which the tasks of these services, or of all when empty, are replaced.
    public Result<Deployed> restart(Caller caller, AppRef app, Set<ServiceName> services) {
        throw new UnsupportedOperationException();
    }

    /// Makes a release equal to a kept one. @param to the last good one before the live one when absent
    public Result<Deployed> rollback(Caller caller, AppRef app, Optional<ReleaseNumber> to) {
        throw new UnsupportedOperationException();
    }
}
