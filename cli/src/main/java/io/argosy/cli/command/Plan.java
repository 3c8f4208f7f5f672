package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.PlanView;
import io.argosy.cli.output.FailureReport;
import io.argosy.cli.output.Table;
import io.argosy.cli.output.Terminal;
import io.argosy.cli.project.ComposeOptions;
import io.argosy.cli.project.LocalProject;
import io.argosy.cli.project.RunnableProject;
import io.argosy.model.id.AppRef;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "plan", description = "Show what a deploy would do, step by step and why. Changes nothing.",
        footer = {"", "Examples:", "  argosy plan", "  argosy plan -f compose.yml -p shop --set TAG=1.5 --json"})
final class Plan implements Runnable {

    @Mixin
    private AppChoice app;

    @Mixin
    private ComposeOptions compose;

    @Override
    public void run() {
        Session session = app.session();
        LocalProject local = compose.load(app.named(null), session.environment(), session.terminal());
        RunnableProject project = local.runnable();
        AppRef ref = session.app(Optional.of(local.name()));
        try (ArgosyClient client = session.client()) {
            PlanView plan = client.postIdempotent(Paths.app(ref, "plan"), project.request(), PlanView.class);
            if (session.asJson()) {
                session.terminal().printJson(plan);
            } else {
                print(plan, session.terminal());
            }
        }
    }

    private static void print(PlanView plan, Terminal terminal) {
        plan.warnings().forEach(warning -> terminal.note("warning: " + FailureReport.place(warning)));
        plan.changes().forEach(change -> terminal.out().println(change));
        if (plan.steps().isEmpty()) {
            terminal.out().println("nothing to do");
            return;
        }
        Table table = new Table("STEP", "ACTION", "NODE", "CAUSE");
        for (int i = 0; i < plan.steps().size(); i++) {
            PlanView.StepView step = plan.steps().get(i);
            table.row(i + 1, step.action(), step.waiting().isEmpty() ? step.node() : "none", step.cause());
        }
        terminal.print(table);
        plan.steps().stream().filter(step -> !step.waiting().isEmpty())
                .collect(Collectors.groupingBy(PlanView.StepView::waiting, LinkedHashMap::new, Collectors.counting()))
                .forEach((reason, tasks) -> terminal.note(tasks + (tasks == 1 ? " task waits: " : " tasks wait: ") + reason));
    }
}
