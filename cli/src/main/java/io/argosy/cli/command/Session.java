package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.cli.context.ContextsFile;
import io.argosy.cli.context.ServerChoice;
import io.argosy.cli.output.CommandFailure;
import io.argosy.cli.output.Terminal;
import io.argosy.cli.project.ProjectFiles;
import io.argosy.codec.Json;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.IllegalNameException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Option;

/// What every command that speaks to the server takes: which server, as whom, in which space.
public final class Session {

    @Option(names = "--server", paramLabel = "URL[,URL...]", description = "The server to speak to, or all servers of the cluster (ARGOSY_SERVER).")
    private String server;

    @Option(names = "--token-file", paramLabel = "FILE", description = "File with the token to speak with (ARGOSY_TOKEN_FILE, ARGOSY_TOKEN).")
    private Path tokenFile;

    @Option(names = "--context", paramLabel = "NAME", description = "The context to use (ARGOSY_CONTEXT).")
    private String context;

    @Option(names = {"-s", "--space"}, paramLabel = "SPACE", description = "The space that is meant (ARGOSY_SPACE; default: default).")
    private String space;

    @Option(names = "--json", description = "Print JSON, for scripts.")
    private boolean asJson;

    private final Json json = Json.standard();
    private final Map<String, String> environment = System.getenv();
    private final Terminal terminal = Terminal.standard(environment, json);

    public Terminal terminal() {
        return terminal;
    }

    public boolean asJson() {
        return asJson;
    }

    public Json json() {
        return json;
    }

    public Map<String, String> environment() {
        return environment;
    }

    public ContextsFile contexts() {
        return new ContextsFile(ContextsFile.location(environment), json);
    }

    public ArgosyClient client() {
        ServerChoice choice = choice();
        AtomicBoolean told = new AtomicBoolean();
        return new ArgosyClient(choice.servers(), choice.token(), json, server -> {
            if (!told.getAndSet(true)) {
                terminal.note("note: server %s could not ask the leader: which nodes are silent, why tasks wait and what is wrong with networks is not shown".formatted(server));
            }
        });
    }

    public String space() {
        return Optional.ofNullable(space)
                .or(() -> Optional.ofNullable(environment.get("ARGOSY_SPACE")))
                .or(() -> choice().space())
                .orElse("default");
    }

    /// The space that was named on this command line.
    public Optional<String> namedSpace() {
        return Optional.ofNullable(space);
    }

    /// The app that is meant: named, or the one of the Compose file in the working directory.
    public AppRef app(Optional<String> named) {
        String app = named.or(() -> ProjectFiles.nameHere(environment)).orElseThrow(() -> CommandFailure.usage(
                "which app?", "name it, as in `-p shop`, or run the command where its compose.yml is"));
        try {
            return AppRef.of(space(), app);
        } catch (IllegalNameException e) {
            throw CommandFailure.usage(e.getMessage(), "list the apps with `argosy ls`");
        }
    }

    /// Which servers, with which token.
    public ServerChoice choice() {
        ServerChoice.Options options =
                new ServerChoice.Options(Optional.ofNullable(context), Optional.ofNullable(server), Optional.ofNullable(tokenFile));
        return ServerChoice.of(options, environment, contexts().read());
    }
}
