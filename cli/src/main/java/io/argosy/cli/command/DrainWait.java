package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.DrainView;
import io.argosy.api.rest.NodeView;
import io.argosy.cli.output.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Follows a node until every task has left it that is to, telling what changes.
record DrainWait(ArgosyClient client, Session session, String path) {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// @return the exit code of the command
    int until(Duration timeout) {
        Instant deadline = Instant.now().plus(timeout);
        String told = "";
        while (Instant.now().isBefore(deadline)) {
            Optional<DrainView> drain = client.get(path, NodeView.class).drain();
            if (drain.isEmpty()) {
                session.terminal().note("error: the drain was ended meanwhile: the node is active");
                return ExitCode.FAILED.number();
            }
            String now = drain.get().toString();
            if (!now.equals(told)) {
                session.terminal().note(now.isEmpty() ? "nothing runs on it any more" : now);
                told = now;
            }
            if (drain.get().leaving().isEmpty()) {
                return ExitCode.OK.number();
            }
            pause();
        }
        session.terminal().note("error: not done after " + timeout.toSeconds() + " s; it goes on: follow it with `argosy node inspect`");
        return ExitCode.TIMED_OUT.number();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
