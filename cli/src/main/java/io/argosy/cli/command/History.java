package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.ReleaseView;
import io.argosy.cli.output.Ages;
import io.argosy.cli.output.Table;
import io.argosy.model.id.AppRef;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "history", description = "List the releases of an app.", footer = {"", "Examples:", "  argosy history shop", "  argosy history shop --json"})
final class History implements Runnable {

    @Mixin
    private AppChoice app;

    @Parameters(arity = "0..1", paramLabel = "APP", description = "The app.")
    private String positional;

    @Override
    public void run() {
        AppRef ref = app.ref(positional);
        try (ArgosyClient client = app.session().client()) {
            List<ReleaseView> releases = client.list(Paths.app(ref, "releases"), ReleaseView.class);
            if (app.session().asJson()) {
                app.session().terminal().printJson(releases);
                return;
            }
            Table table = new Table("RELEASE", "LIVE", "AGE", "BY", "ROLLOUT", "CAUSE", "CHANGES");
            for (ReleaseView release : releases) {
                table.row(release.number(), release.live() ? "*" : "", Ages.since(release.origin().at(), Instant.now()), release.origin().by(),
                        release.rollout().map(rollout -> rollout.phase().name().toLowerCase(Locale.ROOT)).orElse("-"),
                        release.origin().cause(), String.join("; ", release.changes()));
            }
            app.session().terminal().print(table);
        }
    }
}
