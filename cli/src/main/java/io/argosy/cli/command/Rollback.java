package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.RollbackRequest;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rollback", description = "Return to an earlier release, by the rollback policy. Makes a new release equal to it.",
        footer = {"", "Examples:", "  argosy rollback shop --wait", "  argosy rollback shop --to 3"})
final class Rollback implements Callable<Integer> {

    @Mixin
    private AppChoice app;

    @Mixin
    private WaitOptions wait;

    @Option(names = "--to", paramLabel = "RELEASE", description = "The release to return to (default: the last good one before the live one).")
    private Integer to;

    @Parameters(arity = "0..1", paramLabel = "APP", description = "The app.")
    private String positional;

    @Override
    public Integer call() {
        AppRef ref = app.ref(positional);
        try (ArgosyClient client = app.session().client()) {
            RollbackRequest request = new RollbackRequest(Optional.ofNullable(to).map(ReleaseNumber::new));
            return Accepted.follow(Paths.app(ref, "rollback"), request, client, app.session(), wait);
        }
    }
}
