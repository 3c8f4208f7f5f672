package io.argosy.cli.command;

import io.argosy.cli.context.Context;
import io.argosy.cli.context.Contexts;
import io.argosy.cli.context.ContextsFile;
import io.argosy.cli.context.ServerChoice;
import io.argosy.cli.output.CommandFailure;
import io.argosy.cli.output.Table;
import io.argosy.codec.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "context", description = "The servers you know, and which one is meant.",
        subcommands = {ContextCommands.ListContexts.class, ContextCommands.AddContext.class, ContextCommands.UseContext.class, ContextCommands.RemoveContext.class})
final class ContextCommands {

    private static final ContextsFile CONTEXTS = new ContextsFile(ContextsFile.location(System.getenv()), Json.standard());

    @Command(name = "ls", description = "List them; the current one is marked.")
    static final class ListContexts implements Runnable {
        @Mixin
        private Session session;

        @Override
        public void run() {
            Contexts contexts = session.contexts().read();
            if (session.asJson()) {
                session.terminal().printJson(withoutTokens(contexts));
                return;
            }
            Table table = new Table("CURRENT", "NAME", "SERVER", "SPACE", "TOKEN");
            contexts.contexts().forEach((name, context) -> table.row(contexts.current().equals(Optional.of(name)) ? "*" : "", name, context.servers().stream().map(URI::toString).collect(Collectors.joining(",")),
                    context.space().orElse("default"), context.tokenFile().orElse(context.token().isPresent() ? "kept here" : "none")));
            session.terminal().print(table);
        }

        private static Contexts withoutTokens(Contexts contexts) {
            Contexts shown = new Contexts(contexts.current(), Map.of());
            for (Map.Entry<String, Context> entry : contexts.contexts().entrySet()) {
                Context context = entry.getValue();
                shown = shown.with(entry.getKey(), new Context(context.server(), context.others(), context.tokenFile(), Optional.empty(), context.space()));
            }
            return shown;
        }
    }

    @Command(name = "add", description = "Add or change one. The first becomes the current one.",
            footer = {"", "Example:", "  argosy context add home --server http://127.0.0.1:4410 --token-file /var/lib/argosy/bootstrap-token"})
    static final class AddContext implements Runnable {
        @Parameters(paramLabel = "NAME", description = "What you call it.")
        private String name;

        @Option(names = "--server", required = true, paramLabel = "URL[,URL...]", description = "Its address, or those of all its servers.")
        private String server;

        @Option(names = "--token-file", paramLabel = "FILE", description = "File with the token; read at each call.")
        private Path tokenFile;

        @Option(names = "--token", paramLabel = "TOKEN", description = "The token itself, to be kept with the context.")
        private String token;

        @Option(names = {"-s", "--space"}, paramLabel = "SPACE", description = "The space that is meant unless told otherwise.")
        private String space;

        @Override
        public void run() {
            List<URI> servers = ServerChoice.uris(server);
            Context context = new Context(servers.getFirst(), servers.subList(1, servers.size()), Optional.ofNullable(tokenFile).map(file -> file.toAbsolutePath().normalize().toString()),
                    Optional.ofNullable(token), Optional.ofNullable(space));
            CONTEXTS.write(CONTEXTS.read().with(name, context));
        }
    }

    @Command(name = "use", description = "Make one the current one.")
    static final class UseContext implements Runnable {
        @Parameters(paramLabel = "NAME", description = "Its name.")
        private String name;

        @Override
        public void run() {
            Contexts contexts = CONTEXTS.read();
            requireKnown(contexts, name);
            CONTEXTS.write(contexts.using(name));
        }
    }

    @Command(name = "rm", description = "Forget one.")
    static final class RemoveContext implements Runnable {
        @Parameters(paramLabel = "NAME", description = "Its name.")
        private String name;

        @Override
        public void run() {
            Contexts contexts = CONTEXTS.read();
            requireKnown(contexts, name);
            CONTEXTS.write(contexts.without(name));
        }
    }

    private static void requireKnown(Contexts contexts, String name) {
        if (!contexts.contexts().containsKey(name)) {
            throw CommandFailure.usage("there is no context '" + name + "'", "list them with `argosy context ls`");
        }
    }
}
