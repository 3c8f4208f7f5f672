package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.NodeView;
import io.argosy.cli.output.Ages;
import io.argosy.cli.output.Table;
import io.argosy.model.node.NodeFacts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "node", description = "The machines of the cluster.", subcommands = {NodeCommands.ListNodes.class, NodeCommands.InspectNode.class})
final class NodeCommands {

    @Command(name = "ls", description = "List the nodes.", footer = {"", "Example:", "  argosy node ls"})
    static final class ListNodes implements Runnable {
        @Mixin
        private Session session;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                List<NodeView> nodes = client.list("/v1/nodes", NodeView.class);
                if (session.asJson()) {
                    session.terminal().printJson(nodes);
                    return;
                }
                Table table = new Table("NODE", "STATE", "FOR", "AVAILABILITY", "TASKS", "CPUS", "MEMORY", "ENGINE", "ADDRESS", "NOTE");
                nodes.forEach(node -> row(table, node));
                session.terminal().print(table);
            }
        }

        private static void row(Table table, NodeView node) {
            table.row(node.name(), lower(node.liveness().state()), Ages.since(node.liveness().since(), Instant.now()), lower(node.availability()), node.tasks(),
                    node.facts().map(facts -> node.reservedCpus() + "/" + facts.cpus()).orElse("-"),
                    node.facts().map(facts -> node.reservedMemory() + "/" + facts.memory()).orElse("-"),
                    node.facts().map(NodeFacts::engineVersion).orElse("-"), node.facts().map(NodeFacts::address).orElse("-"),
                    node.facts().map(NodeFacts::engineProblem).orElse(""));
        }

        private static String lower(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }

    @Command(name = "inspect", description = "Show a node.", footer = {"", "Example:", "  argosy node inspect n1"})
    static final class InspectNode implements Runnable {
        @Mixin
        private Session session;

        @Parameters(paramLabel = "NODE", description = "Its name or id.")
        private String node;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                session.terminal().printJson(client.get("/v1/nodes/" + Paths.encode(node), NodeView.class));
            }
        }
    }
}
