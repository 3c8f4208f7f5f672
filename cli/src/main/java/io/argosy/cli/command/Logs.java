package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.client.LineStream;
import io.argosy.api.rest.LogLine;
import io.argosy.cli.output.CommandFailure;
import io.argosy.cli.output.LogPrinter;
import io.argosy.model.id.AppRef;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Show what an app's tasks wrote, each line marked by its task.",
        footer = {"", "Examples:", "  argosy logs -p shop -f", "  argosy logs -p shop web --tail 100", "  argosy logs --since 10m --timestamps"})
final class Logs implements Runnable {

    @Mixin
    private AppChoice app;

    @Parameters(arity = "0..*", paramLabel = "SERVICE|TASK", description = "Services, or tasks such as web.1 (default: the whole app).")
    private List<String> of = List.of();

    @Option(names = {"-f", "--follow"}, description = "Go on with what is written from now on.")
    private boolean follow;

    @Option(names = {"-n", "--tail"}, paramLabel = "LINES", description = "Begin with the last lines of each task.")
    private Integer tail;

    @Option(names = "--since", paramLabel = "TIME", description = "Begin at a time: 10m, 2h, or 2026-01-31T10:00:00Z.")
    private String since;

    @Option(names = {"-t", "--timestamps"}, description = "Show the time of each line.")
    private boolean timestamps;

    @Override
    public void run() {
        AppRef ref = app.ref();
        Session session = app.session();
        LogPrinter printer = new LogPrinter(session.terminal(), timestamps, session.asJson());
        Optional<Instant> from = since();
        try (ArgosyClient client = session.client()) {
            if (follow) {
                Optional<Instant> earliest = from.or(this::onlyNew);
                new FollowedLogs(client, again -> again.map(at -> path(ref, null, later(at, earliest))).orElseGet(() -> path(ref, tail, from.orElse(null))), printer::print).run();
            } else {
                print(client, path(ref, tail, from.orElse(null)), printer);
            }
        }
    }

    private static void print(ArgosyClient client, String path, LogPrinter printer) {
        try (LineStream<LogLine> lines = client.lines(path, LogLine.class)) {
            for (Optional<LogLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                printer.print(line.get());
            }
        }
    }

    private String path(AppRef ref, Integer lines, Instant begin) {
        return Paths.app(ref, "logs") + Paths.query("service", String.join(",", of), "follow", follow, "tail", lines, "since", begin);
    }

    private Optional<Instant> onlyNew() {
        return tail != null && tail == 0 ? Optional.of(Instant.now()) : Optional.empty();
    }

    private static Instant later(Instant one, Optional<Instant> other) {
        return other.filter(one::isBefore).orElse(one);
    }

    private Optional<Instant> since() {
        if (since == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Character.isDigit(since.charAt(0)) && !since.contains("T")
                    ? Instant.now().minus(Duration.parse("PT" + since))
                    : Instant.parse(since));
        } catch (DateTimeParseException | StringIndexOutOfBoundsException e) {
            throw CommandFailure.usage("'" + since + "' is not a time", "write it like 10m, 2h or 2026-01-31T10:00:00Z");
        }
    }
}
