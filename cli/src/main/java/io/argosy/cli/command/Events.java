package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.client.EventStream;
import io.argosy.api.client.ServerUnreachable;
import io.argosy.api.rest.EventView;
import io.argosy.cli.output.Terminal;
import io.argosy.model.event.Event;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "events", description = "Show what happened, and why.",
        footer = {"", "Examples:", "  argosy events", "  argosy events shop -f", "  argosy events --json | jq .event.message"})
final class Events implements Runnable {

    @Mixin
    private AppChoice app;

    @Parameters(arity = "0..1", paramLabel = "APP", description = "Of one app (default: of everything).")
    private String positional;

    @Option(names = {"-f", "--follow"}, description = "Go on with what happens from now on.")
    private boolean follow;

    @Option(names = {"-n", "--tail"}, paramLabel = "COUNT", defaultValue = "100", description = "Begin with the last ones (default: ${DEFAULT-VALUE}).")
    private int tail;

    @Override
    public void run() {
        Session session = app.session();
        String of = app.named(positional).map(name -> app.ref(name).toString()).orElse(null);
        try (ArgosyClient client = session.client()) {
            if (!follow) {
                client.list("/v1/events" + Paths.query("app", of, "tail", tail), EventView.class).forEach(event -> print(event, session));
                return;
            }
            Optional<Long> last = follow(client, session, Paths.query("app", of, "tail", tail, "follow", true), Optional.empty());
            while (last.isPresent()) {
                last = follow(client, session, Paths.query("app", of, "after", last.get(), "follow", true), last);
            }
        }
    }

    /// One connection. When it breaks off, the next goes on where it ended: at another server, or the same started again.
    ///
    /// @param last sequence of the last event that was printed
    /// @return the same afterwards; empty when there is nothing to go on from
    private static Optional<Long> follow(ArgosyClient client, Session session, String query, Optional<Long> last) {
        Optional<Long> printed = last;
        try (EventStream events = client.events("/v1/events" + query)) {
            for (Optional<EventStream.Received> event = events.next(); event.isPresent(); event = events.next()) {
                EventView view = events.read(event.get(), EventView.class);
                print(view, session);
                printed = Optional.of(view.sequence());
            }
        } catch (ServerUnreachable e) {
            if (printed.isEmpty() || printed.equals(last)) {
                throw e;
            }
        }
        return printed;
    }

    private static void print(EventView view, Session session) {
        Terminal terminal = session.terminal();
        Event event = view.event();
        if (session.asJson()) {
            terminal.out().println(session.json().text(view));
        } else {
            String where = event.app().map(ref -> ref.app().value()).orElseGet(() -> event.node().map(Object::toString).orElse("-"));
            String mark = event.severity() == Event.Severity.INFO ? "" : event.severity() + " ";
            terminal.out().println(event.at().truncatedTo(ChronoUnit.MILLIS) + "  " + where + "  " + event.kind() + "  " + mark + event.message());
        }
        terminal.out().flush();
    }
}
