package io.argosy.control.app;

import io.argosy.control.access.Caller;
import io.argosy.control.fault.Result;
import io.argosy.control.watch.Watching;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.SpaceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Apps as a whole.
public final class Apps {

    /// All apps that the caller sees, by name. @param space only those of this space
    public Result<List<AppStatus>> list(Caller caller, Optional<SpaceName> space) {
        throw new UnsupportedOperationException();
    }

    public Result<AppStatus> inspect(Caller caller, AppRef app) {
        throw new UnsupportedOperationException();
    }

    /// Calls with the app as it is, then after each change of it; what changes while the listener is busy comes as one. A call with an empty
    /// value is the last: the app is gone. The listener is called on a thread of the watch, one call at a time, and may block.
    public Result<Watching> watch(Caller caller, AppRef app, Consumer<Optional<AppStatus>> listener) {
        throw new UnsupportedOperationException();
    }

    /// Sets replicas by hand; services not named stay as they are. Holds until the next deploy.
    public Result<AppStatus> scale(Caller caller, AppRef app, Map<ServiceName, Integer> replicas) {
        throw new UnsupportedOperationException();
    }

    /// Stops every task and keeps everything else.
    public Result<AppStatus> stop(Caller caller, AppRef app) {
        throw new UnsupportedOperationException();
    }

    /// Starts a stopped app again.
    public Result<AppStatus> start(Caller caller, AppRef app) {
        throw new UnsupportedOperationException();
    }

    /// Removes the app with its releases, configs and secrets. Its records are gone when its tasks and, if asked for, volumes are.
    public Result<AppStatus> remove(Caller caller, AppRef app, boolean volumes) {
        throw new UnsupportedOperationException();
    }
}
