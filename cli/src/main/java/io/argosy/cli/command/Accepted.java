package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.DeployAccepted;
import io.argosy.cli.output.FailureReport;

/// What follows an operation that made a release: its warnings, its number, and the wait for it.
final class Accepted {

    private Accepted() {}

    static int follow(String path, Object request, ArgosyClient client, Session session, WaitOptions wait) {
        DeployAccepted accepted = client.postOnce(path, request, DeployAccepted.class);
        accepted.warnings().forEach(warning -> session.terminal().note("warning: " + FailureReport.place(warning)));
        if (session.asJson() && !wait.waits()) {
            session.terminal().printJson(accepted);
        } else if (!session.asJson()) {
            session.terminal().note(said(accepted));
        }
        return wait.until(accepted.changed() ? Outcome.release(accepted.release()) : Outcome.RUNNING, client, session, accepted.app());
    }

    private static String said(DeployAccepted accepted) {
        return accepted.app().app() + (accepted.changed() ? ": release " + accepted.release() + " accepted" : ": unchanged, release " + accepted.release() + " is live");
    }
}
