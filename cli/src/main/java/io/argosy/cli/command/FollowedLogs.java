package io.argosy.cli.command;

import io.argosy.api.client.ApiProblem;
import io.argosy.api.client.ArgosyClient;
import io.argosy.api.client.LineStream;
import io.argosy.api.client.ServerUnreachable;
import io.argosy.api.rest.LogLine;
import io.argosy.cli.output.ShownLines;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Follows the output of an app over servers that come and go. Where it breaks off it goes on at the server that leads then, each line once.
final class FollowedLogs {

    /// How long a cluster may be without a leader, or a server away.
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final ArgosyClient client;
    private final Function<Optional<Instant>, String> path;
    private final Consumer<LogLine> show;
    private final Duration patience;
    private final ShownLines shown = new ShownLines();
    private boolean begun;
    private Optional<Long> brokenAt = Optional.empty();

    /// @param path of the output, from the beginning that was asked for or from a time on
    FollowedLogs(ArgosyClient client, Function<Optional<Instant>, String> path, Consumer<LogLine> show) {
        this(client, path, show, PATIENCE);
    }

    FollowedLogs(ArgosyClient client, Function<Optional<Instant>, String> path, Consumer<LogLine> show, Duration patience) {
        this.client = client;
        this.path = path;
        this.show = show;
        this.patience = patience;
    }

    /// Returns when the app is gone.
    ///
    /// @throws ServerUnreachable or [ApiProblem] when it cannot begin, or cannot go on for too long
    void run() {
        boolean over = false;
        while (!over) {
            try (LineStream<LogLine> lines = client.follow(path.apply(shown.since()), LogLine.class)) {
                begun = true;
                brokenAt = Optional.empty();
                read(lines);
                over = true;
            } catch (ServerUnreachable e) {
                over = !goesOn(e);
            } catch (ApiProblem e) {
                over = begun && e.problem().status() == 404 || !goesOn(e);
            }
            shown.again();
        }
    }

    private void read(LineStream<LogLine> lines) {
        for (Optional<LogLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (shown.add(line.get())) {
                show.accept(line.get());
            }
        }
    }

    /// @return whether it is worth another try; false when whoever waits was interrupted
    private boolean goesOn(RuntimeException broken) {
        long now = System.nanoTime();
        long since = brokenAt.orElse(now);
        brokenAt = Optional.of(since);
        boolean passing = !(broken instanceof ApiProblem refused) || refused.problem().status() == 502 || refused.problem().status() == 503;
        if (!begun || !passing || now - since > patience.toNanos()) {
            throw broken;
        }
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
