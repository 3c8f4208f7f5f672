package io.argosy.e2e.harness;

import io.argosy.api.rest.EventView;
import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import io.argosy.model.event.Event;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A server with its nodes, as a scenario sees it.
public interface Installation {

    /// The real command line, from the directory of the checkout.
    Command command(String... arguments);

    /// Where its state is, and what a scenario lays beside it.
    Path directory();

    /// Those that are switched on.
    List<? extends Engine> engines();

    /// Everything there is to know, for the message of a failure.
    String report();

    default Outcome cli(String... arguments) {
        return command(arguments).run();
    }

    /// What a command lists.
    default <T> List<T> list(Class<T> type, String... command) {
        Outcome listing = command(command).and("--json").run().succeeded();
        try {
            return Json.standard().readList(listing.output().getBytes(StandardCharsets.UTF_8), type);
        } catch (MalformedJson e) {
            throw new AssertionError(listing.toString(), e);
        }
    }

    /// What events of a kind said, the oldest first.
    default List<String> events(String kind) {
        return cli("events", "--json").succeeded().output().lines().map(Installation::event).filter(event -> event.kind().equals(kind)).map(Event::message).toList();
    }

    private static Event event(String line) {
        try {
            return Json.standard().read(line, EventView.class).event();
        } catch (MalformedJson e) {
            throw new AssertionError(line, e);
        }
    }

    /// One line for each thing on an engine that carries the label.
    default List<String> labelled(String label) {
        return engines().stream().flatMap(engine -> engine.labelled(label).stream().map(line -> line + " at " + engine.address())).toList();
    }

    /// Removes every app with its volumes. Nothing of them may be left on the engines then; the Swarm may have to find a leader first, which takes it some ten seconds.
    default void removeApps() {
        for (String app : cli("ls", "--quiet").succeeded().output().lines().toList()) {
            cli("rm", app, "--volumes", "--wait", "--timeout", "60").succeeded();
        }
        Eventually.sees("nothing of the apps is left on the engines", Duration.ofSeconds(60), () -> labelled("io.argosy.app"), List::isEmpty);
    }
}
