package io.argosy.control.task;

import io.argosy.control.access.Caller;
import io.argosy.control.fault.Result;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.SpaceName;
import java.util.List;
import java.util.Optional;

/// Tasks, for people and for streams.
public final class Tasks {

    /// Tasks of all apps that the caller sees, by app, service, slot and age. @param space only those of this space
    public Result<List<TaskView>> list(Caller caller, Optional<SpaceName> space) {
        throw new UnsupportedOperationException();
    }

    /// Tasks of one app, ended ones that are still known included.
    public Result<List<TaskView>> ofApp(Caller caller, AppRef app) {
        throw new UnsupportedOperationException();
    }

    /// Where the output of the app's tasks, or of one service's, can be read: tasks whose containers exist, on connected nodes.
    public Result<List<TaskLocation>> withOutput(Caller caller, AppRef app, Optional<ServiceName> service) {
        throw new UnsupportedOperationException();
    }

    /// The running task that is meant. @param name a task id, `web.2`, or `web` for its first running one. Needs an operator: programs run in it.
    public Result<TaskLocation> forExec(Caller caller, AppRef app, String name) {
        throw new UnsupportedOperationException();
    }
}
