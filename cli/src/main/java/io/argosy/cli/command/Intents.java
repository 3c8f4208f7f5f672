package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.RestartRequest;
import io.argosy.cli.output.ExitCode;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that say in a word what should become of an app.
final class Intents {

    private Intents() {}

    @Command(name = "stop", description = "Stop an app's tasks, in reverse start order. Volumes and releases are kept.",
            footer = {"", "Example:", "  argosy stop shop --wait"})
    static final class Stop implements Callable<Integer> {
        @Mixin
        private AppChoice app;

        @Mixin
        private WaitOptions wait;

        @Parameters(arity = "0..1", paramLabel = "APP", description = "The app.")
        private String positional;

        @Override
        public Integer call() {
            AppRef ref = app.ref(positional);
            try (ArgosyClient client = app.session().client()) {
                client.postIdempotent(Paths.app(ref, "stop"), Map.of());
                return wait.until(Outcome.STOPPED, client, app.session(), ref);
            }
        }
    }

    @Command(name = "start", description = "Start a stopped app, in start order.", footer = {"", "Example:", "  argosy start shop --wait"})
    static final class Start implements Callable<Integer> {
        @Mixin
        private AppChoice app;

        @Mixin
        private WaitOptions wait;

        @Parameters(arity = "0..1", paramLabel = "APP", description = "The app.")
        private String positional;

        @Override
        public Integer call() {
            AppRef ref = app.ref(positional);
            try (ArgosyClient client = app.session().client()) {
                client.postIdempotent(Paths.app(ref, "start"), Map.of());
                return wait.until(Outcome.RUNNING, client, app.session(), ref);
            }
        }
    }

    @Command(name = "restart", description = "Replace tasks by equal ones, by the update policy: a release that can be rolled back.",
            footer = {"", "Examples:", "  argosy restart -p shop", "  argosy restart -p shop web --wait"})
    static final class Restart implements Callable<Integer> {
        @Mixin
        private AppChoice app;

        @Mixin
        private WaitOptions wait;

        @Parameters(arity = "0..*", paramLabel = "SERVICE", description = "Services (default: all).")
        private List<String> services = List.of();

        @Override
        public Integer call() {
            AppRef ref = app.ref();
            Set<ServiceName> names = new LinkedHashSet<>(services.stream().map(ServiceName::new).toList());
            try (ArgosyClient client = app.session().client()) {
                return Accepted.follow(Paths.app(ref, "restart"), new RestartRequest(names), client, app.session(), wait);
            }
        }
    }

    @Command(name = "rm", description = "Remove an app: its tasks, networks, releases. Its volumes stay unless asked for.",
            footer = {"", "Examples:", "  argosy rm shop", "  argosy rm shop --volumes --wait"})
    static final class Remove implements Callable<Integer> {
        @Mixin
        private AppChoice app;

        @Mixin
        private WaitOptions wait;

        @Option(names = "--volumes", description = "Remove the app's volumes and what is in them, too.")
        private boolean volumes;

        @Parameters(arity = "0..1", paramLabel = "APP", description = "The app.")
        private String positional;

        @Override
        public Integer call() {
            AppRef ref = app.ref(positional);
            try (ArgosyClient client = app.session().client()) {
                client.delete(Paths.app(ref) + Paths.query("volumes", volumes));
                int code = wait.until(Outcome.REMOVED, client, app.session(), ref);
                if (code == ExitCode.OK.number() && !app.session().asJson()) {
                    app.session().terminal().note(wait.waits() ? "removed " + ref.app() : "removing " + ref.app());
                }
                return code;
            }
        }
    }
}
