package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.AppView;
import io.argosy.api.rest.ServiceView;
import io.argosy.cli.output.Ages;
import io.argosy.cli.output.Table;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "ls", description = "List the apps.", footer = {"", "Examples:", "  argosy ls", "  argosy ls --all-spaces --json"})
final class ListApps implements Runnable {

    @Mixin
    private Session session;

    @Option(names = {"-A", "--all-spaces"}, description = "Apps of every space.")
    private boolean allSpaces;

    @Option(names = {"-q", "--quiet"}, description = "Names only.")
    private boolean quiet;

    @Override
    public void run() {
        try (ArgosyClient client = session.client()) {
            List<AppView> apps = client.list(allSpaces ? "/v1/apps" : Paths.apps(session.space()), AppView.class);
            if (session.asJson()) {
                session.terminal().printJson(apps);
            } else if (quiet) {
                apps.forEach(app -> session.terminal().out().println(app.ref().app()));
            } else {
                session.terminal().print(table(apps, Instant.now()));
            }
        }
    }

    private static Table table(List<AppView> apps, Instant now) {
        Table table = new Table("APP", "SPACE", "STATE", "RELEASE", "READY", "AGE", "PORTS");
        for (AppView app : apps) {
            int ready = app.services().stream().mapToInt(ServiceView::ready).sum();
            int desired = app.services().stream().mapToInt(ServiceView::desired).sum();
            List<String> ports = app.services().stream().flatMap(service -> service.ports().stream()).distinct().toList();
            table.row(app.ref().app(), app.ref().space(), app.state(), app.release().map(Object::toString).orElse("-"),
                    ready + "/" + desired, Ages.since(app.createdAt(), now), String.join(", ", ports));
        }
        return table;
    }
}
