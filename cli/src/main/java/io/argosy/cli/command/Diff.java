package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.DiffView;
import io.argosy.cli.output.Terminal;
import io.argosy.cli.project.ComposeOptions;
import io.argosy.cli.project.LocalProject;
import io.argosy.model.id.AppRef;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "diff", description = "Show what differs between two releases, or between the files here and the live release (with -f).",
        footer = {"", "Examples:", "  argosy diff shop                 what the live release changed", "  argosy diff shop --from 3 --to 7", "  argosy diff -f compose.yml       what a deploy would change"})
final class Diff implements Runnable {

    @Mixin
    private AppChoice app;

    @Mixin
    private ComposeOptions compose;

    @Option(names = "--from", paramLabel = "RELEASE", description = "Compare from this release (default: the one before).")
    private Integer from;

    @Option(names = "--to", paramLabel = "RELEASE", description = "Compare to this release (default: the live one).")
    private Integer to;

    @Parameters(arity = "0..1", paramLabel = "APP", description = "The app.")
    private String positional;

    @Override
    public void run() {
        Session session = app.session();
        try (ArgosyClient client = session.client()) {
            DiffView diff = compose.hasFiles() ? withFiles(client) : betweenReleases(client);
            if (session.asJson()) {
                session.terminal().printJson(diff);
            } else if (diff.changes().isEmpty()) {
                session.terminal().note("no differences");
            } else {
                diff.changes().forEach(line -> print(session.terminal(), line));
            }
        }
    }

    private DiffView withFiles(ArgosyClient client) {
        LocalProject project = compose.load(app.named(positional), app.session().environment(), app.session().terminal());
        return client.postIdempotent(Paths.app(app.session().app(Optional.of(project.name())), "diff"), project.runnable().request(), DiffView.class);
    }

    private DiffView betweenReleases(ArgosyClient client) {
        AppRef ref = app.ref(positional);
        return client.get(Paths.app(ref, "diff") + Paths.query("from", from, "to", to), DiffView.class);
    }

    private static void print(Terminal terminal, String line) {
        String colour = line.startsWith("+") ? "32" : line.startsWith("-") ? "31" : line.startsWith("~") ? "33" : "0";
        terminal.out().println(terminal.interactive() ? "\033[" + colour + "m" + line + "\033[0m" : line);
    }
}
