package io.argosy.cli.command;

import io.argosy.model.id.AppRef;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of a command about one app.
public final class AppChoice {

    @Option(names = {"-p", "--app"}, paramLabel = "APP", description = "The app (default: the one of the Compose file here).")
    private String app;

    @Mixin
    private Session session;

    public Session session() {
        return session;
    }

    public AppRef ref() {
        return session.app(Optional.ofNullable(app));
    }

    /// @param positional the app as an argument, which may stand in for the option
    public AppRef ref(String positional) {
        return session.app(Optional.ofNullable(positional == null ? app : positional));
    }

    public Optional<String> named(String positional) {
        return Optional.ofNullable(positional == null ? app : positional);
    }
}
