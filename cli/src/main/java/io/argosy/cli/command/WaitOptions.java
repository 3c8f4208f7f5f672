package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.cli.output.ExitCode;
import io.argosy.model.id.AppRef;
import java.time.Duration;
import picocli.CommandLine.Option;

/// Whether a command waits for what it started, and for how long.
public final class WaitOptions {

    @Option(names = {"-w", "--wait"}, description = "Wait until it is done, showing progress.")
    private boolean wait;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "300", description = "How long to wait at most (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    boolean waits() {
        return wait;
    }

    Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }

    int until(Outcome outcome, ArgosyClient client, Session session, AppRef app) {
        return wait ? new Waiter(client, session, app).until(outcome, timeout()) : ExitCode.OK.number();
    }
}
