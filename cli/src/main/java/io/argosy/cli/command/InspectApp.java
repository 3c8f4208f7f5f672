package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.AppView;
import io.argosy.api.rest.RolloutView;
import io.argosy.api.rest.ServiceView;
import io.argosy.cli.output.Ages;
import io.argosy.cli.output.Table;
import io.argosy.model.id.AppRef;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "inspect", description = "Show an app: its services, its release and how the last rollout went.",
        footer = {"", "Examples:", "  argosy inspect shop", "  argosy inspect shop --json"})
final class InspectApp implements Runnable {

    @Mixin
    private AppChoice app;

    @Parameters(arity = "0..1", paramLabel = "APP", description = "The app.")
    private String positional;

    @Override
    public void run() {
        AppRef ref = app.ref(positional);
        try (ArgosyClient client = app.session().client()) {
            AppView view = client.get(Paths.app(ref), AppView.class);
            if (app.session().asJson()) {
                app.session().terminal().printJson(view);
            } else {
                print(view, Instant.now());
            }
        }
    }

    private void print(AppView view, Instant now) {
        PrintStream out = app.session().terminal().out();
        out.println("App       " + view.ref());
        out.println("State     " + view.state());
        out.println("Release   " + view.release().map(Object::toString).orElse("none yet"));
        out.println("Created   " + view.createdAt() + " (" + Ages.since(view.createdAt(), now) + " ago)");
        view.rollout().ifPresent(rollout -> out.println("Rollout   " + rollout(rollout, now)));
        out.println();
        Table table = new Table("SERVICE", "MODE", "READY", "CURRENT", "IMAGE", "PORTS", "WAITING FOR");
        for (ServiceView service : view.services()) {
            table.row(service.name(), service.mode(), service.ready() + "/" + service.desired(), service.current(), service.image(),
                    String.join(", ", service.ports()), String.join("; ", service.waiting()));
        }
        app.session().terminal().print(table);
    }

    private static String rollout(RolloutView rollout, Instant now) {
        String from = rollout.from().map(number -> "from release " + number + " ").orElse("");
        String message = rollout.message().isEmpty() ? "" : ": " + rollout.message();
        return from + "to release " + rollout.to() + " " + rollout.phase().name().toLowerCase(Locale.ROOT) + ", "
                + Ages.since(rollout.changedAt(), now) + " ago" + message;
    }
}
