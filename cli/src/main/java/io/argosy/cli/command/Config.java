package io.argosy.cli.command;

import io.argosy.cli.project.ComposeOptions;
import io.argosy.cli.project.LocalProject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "config", description = "Print the Compose project as it is understood: merged, interpolated, in canonical form. Asks no server.",
        footer = {"", "Examples:", "  argosy config", "  argosy config -f compose.yml -f prod.yml --format json", "  argosy config --services"})
final class Config implements Runnable {

    /// How the project is printed.
    enum Format { YAML, JSON }

    @Mixin
    private AppChoice app;

    @Mixin
    private ComposeOptions compose;

    @Option(names = "--format", paramLabel = "yaml|json", defaultValue = "yaml", description = "How to print it (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--services", description = "Print the names of the services only.")
    private boolean services;

    @Option(names = {"-q", "--quiet"}, description = "Print nothing; only say what is wrong.")
    private boolean quiet;

    @Override
    public void run() {
        LocalProject project = compose.load(app.named(null), app.session().environment(), app.session().terminal());
        if (quiet) {
            return;
        }
        if (services) {
            project.services().forEach(app.session().terminal().out()::println);
            return;
        }
        boolean json = format == Format.JSON || app.session().asJson();
        app.session().terminal().out().println((json ? project.json() : project.yaml()).stripTrailing());
    }
}
