package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.DeployAccepted;
import io.argosy.cli.output.FailureReport;

/// What follows an operation that made a release: its warnings, its number, and the wait for it.
final class Accepted {

    private Accepted() {}

    static int follow(String path, Object request, ArgosyClient client, Session session, WaitOptions wait) {
        DeployAccepted accepted = client.post(path, request, DeployAccepted.class);
        accepted.warnings().forEach(warning -> session.terminal().note("warning: " + FailureReport.place(warning)));
        if (session.asJson() && !wait.waits()) {
            session.terminal().printJson(accepted);
        } else if (!session.asJson()) {
            session.terminal().note(accepted.app().app() + ": release " + accepted.release() + " accepted");
        }
        return wait.until(Outcome.release(accepted.release()), client, session, accepted.app());
    }
}
