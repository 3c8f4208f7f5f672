package io.argosy.e2e.harness;

import java.time.Duration;
import java.util.List;

/// A server with its nodes, as a scenario sees it.
public interface Installation {

    /// The real command line, from the directory of the checkout.
    Command command(String... arguments);

    /// Those that are switched on.
    List<? extends Engine> engines();

    /// Everything there is to know, for the message of a failure.
    String report();

    default Outcome cli(String... arguments) {
        return command(arguments).run();
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
