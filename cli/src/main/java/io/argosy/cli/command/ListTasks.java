package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.HandContainerView;
import io.argosy.api.rest.TaskView;
import io.argosy.cli.output.Ages;
import io.argosy.cli.output.Table;
import io.argosy.model.task.Goal;
import io.argosy.model.task.TaskPhase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "ps", description = "List the tasks of an app, or of the whole space, and say why those that wait do.",
        footer = {"", "Examples:", "  argosy ps", "  argosy ps shop --all", "  argosy ps --json | jq '.[] | select(.state != \"ready\")'"})
final class ListTasks implements Runnable {

    private static final int SHORT_ID = 12;

    @Mixin
    private AppChoice app;

    @Parameters(arity = "0..1", paramLabel = "APP", description = "The app (default: all of the space).")
    private String positional;

    @Option(names = {"-a", "--all"}, description = "Ended tasks too, and containers made by hand through the virtual engine.")
    private boolean all;

    @Override
    public void run() {
        Session session = app.session();
        try (ArgosyClient client = session.client()) {
            List<TaskView> tasks = client.list(path(session), TaskView.class).stream()
                    .filter(task -> all || task.phase() != TaskPhase.ENDED || needsAttention(task))
                    .toList();
            List<HandContainerView> byHand = all && app.named(positional).isEmpty() ? client.list("/v1/containers", HandContainerView.class) : List.of();
            if (session.asJson()) {
                session.terminal().printJson(Stream.concat(tasks.stream(), byHand.stream()).toList());
            } else {
                session.terminal().print(table(tasks, byHand, Instant.now()));
            }
        }
    }

    private String path(Session session) {
        return app.named(positional).isPresent()
                ? Paths.app(app.ref(positional), "tasks")
                : "/v1/spaces/" + Paths.encode(session.space()) + "/tasks";
    }

    /// Ended tasks that still fill a slot are shown: a job that completed, a task that failed and is not replaced.
    private static boolean needsAttention(TaskView task) {
        return task.goal() == Goal.RUN;
    }

    private static Table table(List<TaskView> tasks, List<HandContainerView> byHand, Instant now) {
        Table table = new Table("TASK", "APP", "STATE", "FOR", "NODE", "RELEASE", "RESTARTS", "IMAGE", "NOTE");
        for (TaskView task : tasks) {
            table.row(task.name(), task.app().app(), task.state(), Ages.since(task.since(), now), task.node().map(Object::toString).orElse("-"),
                    task.release(), task.restarts(), task.image(), note(task));
        }
        for (HandContainerView each : byHand) {
            String name = each.name().isEmpty() ? each.container().substring(0, SHORT_ID) : each.name();
            table.row(name, "-", each.nodeState().equals("connected") ? "by hand" : "node " + each.nodeState(), Ages.since(each.madeAt(), now), each.node(), "-", "-", each.image(), String.join(", ", each.ports()));
        }
        return table;
    }

    private static String note(TaskView task) {
        String ports = String.join(", ", task.ports());
        return task.message().isEmpty() ? ports : task.message();
    }
}
