package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.RegistryRequest;
import io.argosy.api.rest.RegistryView;
import io.argosy.cli.output.Ages;
import io.argosy.cli.output.CommandFailure;
import io.argosy.cli.output.Table;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Credentials that the cluster pulls images with.
@Command(name = "registry", description = "Credentials for registries. They are encrypted, and given to nodes that pull from that registry.",
        subcommands = {RegistryCommands.Login.class, RegistryCommands.ListLogins.class, RegistryCommands.Logout.class})
final class RegistryCommands {

    private static final String PATH = "/v1/registries";

    @Command(name = "login", description = "Keep credentials for a registry, in place of those before.",
            footer = {"", "Examples:", "  argosy registry login registry.example.com -u ci", "  cat token.txt | argosy registry login docker.io -u ada --password-stdin"})
    static final class Login implements Runnable {
        @Mixin
        private Session session;

        @Parameters(paramLabel = "HOST", description = "The registry as images name it, with its port where it has one; docker.io for images that name none.")
        private String host;

        @Option(names = {"-u", "--username"}, paramLabel = "NAME", required = true, description = "As whom to pull.")
        private String username;

        @Option(names = "--password-stdin", description = "Read the password from standard input.")
        private boolean fromInput;

        @Override
        public void run() {
            RegistryRequest request = new RegistryRequest(username, password());
            try (ArgosyClient client = session.client()) {
                client.put(PATH + "/" + Paths.encode(host), request);
                session.terminal().note("credentials for " + host + " are kept");
            }
        }

        private String password() {
            Console console = System.console();
            if (!fromInput && (console == null || !console.isTerminal())) {
                throw CommandFailure.usage("there is no terminal to ask for the password", "give it on standard input with --password-stdin");
            }
            try {
                return fromInput
                        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip()
                        : new String(console.readPassword("Password: "));
            } catch (IOException e) {
                throw CommandFailure.badInput("cannot read the password: " + e.getMessage(), "give it on standard input");
            }
        }
    }

    @Command(name = "ls", description = "List registries that there are credentials for.")
    static final class ListLogins implements Runnable {
        @Mixin
        private Session session;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                List<RegistryView> registries = client.list(PATH, RegistryView.class);
                if (session.asJson()) {
                    session.terminal().printJson(registries);
                    return;
                }
                Table table = new Table("REGISTRY", "USERNAME", "BY", "CHANGED");
                registries.forEach(registry -> table.row(
                        registry.host(), registry.username(), registry.by(), Ages.since(registry.changedAt(), Instant.now()) + " ago"));
                session.terminal().print(table);
            }
        }
    }

    @Command(name = "logout", description = "Forget the credentials for a registry. Images that are there stay.")
    static final class Logout implements Runnable {
        @Mixin
        private Session session;

        @Parameters(paramLabel = "HOST", description = "The registry.")
        private String host;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                client.delete(PATH + "/" + Paths.encode(host));
            }
        }
    }
}
