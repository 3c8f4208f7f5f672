package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.NodeTokenCreated;
import io.argosy.api.rest.NodeTokenRequest;
import io.argosy.api.rest.NodeTokenView;
import io.argosy.cli.output.Ages;
import io.argosy.cli.output.CommandFailure;
import io.argosy.cli.output.Table;
import io.argosy.model.id.IllegalNameException;
import io.argosy.model.id.PoolName;
import io.argosy.model.id.SpaceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tokens with which machines join.
final class NodeTokenCommands {

    private static final String PATH = "/v1/node-tokens";

    private NodeTokenCommands() {}

    @Command(name = "token", description = "Make a token with which machines join.",
            footer = {"", "Then, as root on a machine with an engine:", "  argosy agent --join TOKEN --server HOST:4411", "",
                "Examples:", "  argosy node token", "  argosy node token --uses 1 --ttl 30m", "  argosy node token --pool gpu --space research"})
    static final class Create implements Runnable {
        @Mixin
        private Session session;

        @Option(names = "--pool", paramLabel = "POOL", description = "The pool of the nodes that join with it (default: default).")
        private String pool;

        @Option(names = "--ttl", paramLabel = "TIME", defaultValue = "24h", description = "How long it lets machines in, as in 30m, 24h, 7d; 0 for ever (default: 24h).")
        private String lifetime;

        @Option(names = "--uses", paramLabel = "N", description = "How many machines it lets in (default: any number).")
        private Integer uses;

        @Override
        public void run() {
            NodeTokenRequest request = request();
            try (ArgosyClient client = session.client()) {
                NodeTokenCreated created = client.post(PATH, request, NodeTokenCreated.class);
                if (session.asJson()) {
                    session.terminal().printJson(created);
                } else {
                    session.terminal().out().println(created.token());
                }
            }
        }

        /// With --space the nodes take tasks of that space only.
        private NodeTokenRequest request() {
            try {
                Duration life = Durations.parse(lifetime);
                return new NodeTokenRequest(Optional.ofNullable(pool).map(PoolName::new), session.namedSpace().map(SpaceName::new),
                        life.isZero() ? Optional.empty() : Optional.of(life), Optional.ofNullable(uses));
            } catch (IllegalNameException e) {
                throw CommandFailure.usage(e.getMessage(), "use another name");
            }
        }
    }

    @Command(name = "tokens", description = "List the tokens with which machines join. They themselves are shown only once, when they are made.",
            footer = {"", "Example:", "  argosy node tokens"})
    static final class ListTokens implements Runnable {
        @Mixin
        private Session session;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                List<NodeTokenView> tokens = client.list(PATH, NodeTokenView.class);
                if (session.asJson()) {
                    session.terminal().printJson(tokens);
                    return;
                }
                Table table = new Table("TOKEN", "POOL", "SPACE", "STATE", "USED", "CREATED");
                tokens.forEach(token -> table.row(token.name(), token.pool(), token.space().map(SpaceName::value).orElse("all"), state(token),
                        token.used() + token.uses().map(most -> "/" + most).orElse(""), Ages.since(token.createdAt(), Instant.now()) + " ago"));
                session.terminal().print(table);
            }
        }

        private static String state(NodeTokenView token) {
            Instant now = Instant.now();
            if (token.revokedAt().isPresent()) {
                return "revoked";
            }
            if (token.good()) {
                return token.expiresAt().map(end -> "good for " + Ages.since(now, end)).orElse("good");
            }
            return token.expiresAt().filter(end -> !now.isBefore(end)).isPresent() ? "expired" : "used up";
        }
    }

    @Command(name = "revoke", description = "Have a token let nobody in any more. Nodes that joined with it stay.",
            footer = {"", "Example:", "  argosy node revoke 0f3k2m1x9abc"})
    static final class Revoke implements Runnable {
        @Mixin
        private Session session;

        @Parameters(paramLabel = "TOKEN", description = "Its name, as `argosy node tokens` says.")
        private String token;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                client.delete(PATH + "/" + Paths.encode(token));
                if (!session.asJson()) {
                    session.terminal().note("revoked " + token);
                }
            }
        }
    }
}
