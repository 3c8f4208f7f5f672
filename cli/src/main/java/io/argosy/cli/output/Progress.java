package io.argosy.cli.output;

import io.argosy.api.rest.AppView;
import io.argosy.api.rest.ServiceView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Shows how an app comes along: bars that redraw themselves on a terminal, a line per change elsewhere. Goes to standard error, so that
/// standard output stays for results.
public final class Progress implements AutoCloseable {

    private static final int BAR = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Terminal terminal;
    private final Instant started;
    private final Map<String, String> said = new HashMap<>();
    private final Map<String, Instant> saidAt = new HashMap<>();
    private int drawn;

    public Progress(Terminal terminal, Instant started) {
        this.terminal = terminal;
        this.started = started;
    }

    public void show(AppView app) {
        if (terminal.interactive()) {
            redraw(app);
        } else {
            sayChanges(app);
        }
    }

    public void note(String line) {
        if (!line.equals(said.put("note", line))) {
            drawn = 0;
            terminal.note(line);
        }
    }

    @Override
    public void close() {
        drawn = 0;
    }

    private void redraw(AppView app) {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\033[").append(drawn).append('A');
        }
        List<String> lines = lines(app);
        lines.forEach(line -> text.append("\r\033[K").append(cut(line)).append('\n'));
        text.append("\033[J");
        terminal.err().print(text);
        terminal.err().flush();
        drawn = lines.size();
    }

    private List<String> lines(AppView app) {
        int longest = app.services().stream().mapToInt(service -> service.name().value().length()).max().orElse(0);
        String seconds = "%.1f s".formatted(Duration.between(started, Instant.now()).toMillis() / 1000.0);
        List<String> lines = new ArrayList<>();
        lines.add(app.ref().app() + " " + state(app) + "  " + seconds);
        app.services().forEach(service -> lines.add("  " + service.name() + " ".repeat(longest - service.name().value().length()) + "  " + bar(service)
                + "  " + service.ready() + "/" + service.desired() + waiting(service)));
        return lines;
    }

    private static String bar(ServiceView service) {
        int filled = service.desired() == 0 ? BAR : Math.min(BAR, BAR * service.ready() / service.desired());
        return "━".repeat(filled) + "·".repeat(BAR - filled);
    }

    private static String state(AppView app) {
        String message = app.rollout().map(rollout -> rollout.message()).orElse("");
        return message.isEmpty() ? app.state() : app.state() + ": " + message;
    }

    private static String waiting(ServiceView service) {
        return service.waiting().isEmpty() ? "" : "  " + String.join("; ", service.waiting());
    }

    /// Counts are said when they change; why a service waits, once it has waited for a while.
    private void sayChanges(AppView app) {
        say("app", app.ref().app() + ": " + state(app));
        for (ServiceView service : app.services()) {
            String key = service.name().value();
            String line = "  " + service.name() + ": " + service.ready() + "/" + service.desired() + " ready";
            if (!line.equals(said.get(key))) {
                saidAt.put(key, Instant.now());
                say(key, line);
            } else if (!service.waiting().isEmpty() && saidAt.get(key).plus(PATIENCE).isBefore(Instant.now())) {
                say(key + " waits", line + waiting(service));
            }
        }
    }

    private void say(String key, String line) {
        if (!line.equals(said.put(key, line))) {
            terminal.note(line);
        }
    }

    private String cut(String line) {
        return terminal.width() > 1 && line.length() > terminal.width() ? line.substring(0, terminal.width() - 1) + "…" : line;
    }
}
