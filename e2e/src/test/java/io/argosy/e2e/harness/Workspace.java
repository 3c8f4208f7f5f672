package io.argosy.e2e.harness;

import java.nio.file.Path;

/// Where things are.
public final class Workspace {

    /// The sources, with `build/argosy` in them.
    public static final Path CHECKOUT = Path.of(System.getProperty("argosy.checkout", "..")).toAbsolutePath().normalize();

    /// Holds the state of clusters. Short, as that holds Unix sockets.
    static final Path CLUSTERS = Path.of(System.getenv().getOrDefault("ARGOSY_CLUSTERS", "/tmp"));

    /// The name of the machines that the scenarios start processes on by themselves.
    static final String MACHINES = "e2e";

    /// All state of a run.
    public static final Path STATE = CLUSTERS.resolve("argosy-" + MACHINES);

    public static final Path ARGOSY = CHECKOUT.resolve("bin/argosy");
    public static final Path EXAMPLES = CHECKOUT.resolve("examples");

    private Workspace() {}

    /// Ends and removes what this run, or one before, left behind.
    static void clear() {
        Command.of(CHECKOUT.resolve("script/cluster").toString(), "--name", MACHINES, "--down").run().succeeded();
    }
}
