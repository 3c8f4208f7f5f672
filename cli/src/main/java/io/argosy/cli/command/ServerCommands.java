package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.ServerView;
import io.argosy.cli.output.Ages;
import io.argosy.cli.output.Table;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The servers of the cluster. The process itself is started by the launcher: `argosy server --data DIR`.
@Command(name = "server", description = "The servers of the cluster, and which of them leads. With --data, starts one: see `argosy server --help`.",
        subcommands = {ServerCommands.ListServers.class, ServerCommands.RemoveServer.class})
final class ServerCommands {

    @Command(name = "ls", description = "List them.", footer = {"", "Example:", "  argosy server ls"})
    static final class ListServers implements Runnable {
        @Mixin
        private Session session;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                List<ServerView> servers = client.list("/v1/servers", ServerView.class);
                if (session.asJson()) {
                    session.terminal().printJson(servers);
                    return;
                }
                Instant now = Instant.now();
                Table table = new Table("NAME", "ROLE", "REST", "AGENTS", "VERSION", "UP", "SEEN");
                servers.forEach(server -> table.row(server.name(), server.role(), server.rest(), server.sessions(), server.version(),
                        Ages.since(server.startedAt(), now), Ages.since(server.seenAt(), now) + " ago"));
                session.terminal().print(table);
            }
        }
    }

    @Command(name = "rm", description = "Forget one that will not come back.", footer = {"", "Example:", "  argosy server rm 10.0.0.3:4410"})
    static final class RemoveServer implements Runnable {
        @Mixin
        private Session session;

        @Parameters(paramLabel = "NAME", description = "Its name.")
        private String name;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                client.delete("/v1/servers/" + Paths.encode(name));
            }
        }
    }
}
