package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.DeployRequest;
import io.argosy.cli.project.ComposeOptions;
import io.argosy.cli.project.ImageBuilds;
import io.argosy.cli.project.LocalProject;
import io.argosy.cli.project.RunnableProject;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "deploy", description = "Deploy a Compose file: build what it builds, make a release, and roll what changed.",
        footer = {"", "Examples:", "  argosy deploy --wait", "  argosy deploy -f compose.yml -f prod.yml -p shop --set TAG=1.4 --wait"})
final class Deploy implements Callable<Integer> {

    @Mixin
    private AppChoice app;

    @Mixin
    private ComposeOptions compose;

    @Mixin
    private WaitOptions wait;

    @Option(names = {"-m", "--message"}, paramLabel = "TEXT", description = "A note kept with the release.")
    private String message;

    @Option(names = "--no-build", description = "Use the images of services with `build` as they are.")
    private boolean noBuild;

    @Override
    public Integer call() {
        Session session = app.session();
        LocalProject local = compose.load(app.named(null), session.environment(), session.terminal());
        RunnableProject project = local.runnable();
        AppRef ref = session.app(Optional.of(local.name()));
        try (ArgosyClient client = session.client()) {
            Map<ServiceName, String> images = noBuild ? Map.of() : new ImageBuilds(client, session.terminal(), ref.space()).run(project);
            DeployRequest request = project.request(images, Optional.ofNullable(message));
            return Accepted.follow(Paths.app(ref, "deploy"), request, client, session, wait);
        }
    }
}
