package io.argosy.e2e.harness;

import java.nio.file.Path;

/// Where things are.
public final class Workspace {

    /// The sources, with `build/argosy` in them.
    public static final Path CHECKOUT = Path.of(System.getProperty("argosy.checkout", "..")).toAbsolutePath().normalize();

    /// All state of a run. Short, as it holds Unix sockets.
    public static final Path STATE = Path.of(System.getenv().getOrDefault("ARGOSY_E2E", "/tmp/argosy-e2e"));

    public static final Path ARGOSY = CHECKOUT.resolve("bin/argosy");
    public static final Path EXAMPLES = CHECKOUT.resolve("examples");

    private Workspace() {}

    /// Ends and removes what this run, or one before, left behind.
    static void clear() {
        Command.of(CHECKOUT.resolve("script/lib/clear-e2e").toString()).run().succeeded();
    }
}
