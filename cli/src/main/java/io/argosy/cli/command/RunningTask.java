package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.TaskView;
import io.argosy.cli.output.CommandFailure;
import io.argosy.cli.output.ExitCode;
import io.argosy.model.id.AppRef;
import io.argosy.model.task.TaskPhase;
import java.util.List;

/// The running task that a person means.
final class RunningTask {

    private RunningTask() {}

    /// @param target a task such as `web.1` or its id, or a service: then its first ready task
    static TaskView find(ArgosyClient client, AppRef app, String target) {
        List<TaskView> running = client.list(Paths.app(app, "tasks"), TaskView.class).stream()
                .filter(task -> task.phase() == TaskPhase.RUNNING).toList();
        return running.stream().filter(task -> task.name().equals(target) || task.id().value().equals(target)).findFirst()
                .or(() -> running.stream().filter(task -> task.service().value().equals(target) && task.state().equals("ready")).findFirst())
                .or(() -> running.stream().filter(task -> task.service().value().equals(target)).findFirst())
                .orElseThrow(() -> new CommandFailure(ExitCode.NOT_FOUND, "no running task '" + target + "'", "list the tasks with `argosy ps`"));
    }
}
