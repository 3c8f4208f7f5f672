package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.DrainView;
import io.argosy.api.rest.NodeView;
import io.argosy.api.rest.SilenceView;
import io.argosy.cli.output.Ages;
import io.argosy.cli.output.Table;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.NodeFacts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Looks at nodes.
final class NodeLooks {

    private NodeLooks() {}

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
                Table table = new Table("NODE", "STATE", "FOR", "AVAILABILITY", "POOL", "TASKS", "CPUS", "MEMORY", "ENGINE", "ADDRESS", "NOTE");
                nodes.forEach(node -> row(table, node));
                session.terminal().print(table);
            }
        }

        private static void row(Table table, NodeView node) {
            table.row(node.name(), state(node), Ages.since(node.liveness().since(), Instant.now()), lower(node.availability()), pool(node), node.tasks(),
                    node.facts().map(facts -> node.reservedCpus() + "/" + facts.cpus()).orElse("-"),
                    node.facts().map(facts -> node.reservedMemory() + "/" + facts.memory()).orElse("-"),
                    node.facts().map(NodeFacts::engineVersion).orElse("-"), node.facts().map(NodeFacts::address).orElse("-"),
                    Stream.of(absence(node), note(node), moves(node)).filter(words -> !words.isEmpty()).collect(Collectors.joining("; ")));
        }

        /// `moving 1 task here, 2 tasks away`.
        private static String moves(NodeView node) {
            return node.moves().map(moves -> "moving " + Stream.of(counted(moves.here(), "here"), counted(moves.away(), "away")).filter(words -> !words.isEmpty())
                    .collect(Collectors.joining(", "))).orElse("");
        }

        private static String counted(List<String> moving, String where) {
            return moving.isEmpty() ? "" : tasks(moving.size()) + " " + where;
        }
    }

    @Command(name = "inspect", description = "Show a node.", footer = {"", "Example:", "  argosy node inspect n1"})
    static final class InspectNode extends NodeCommands.OfNode {
        @Override
        public void run() {
            try (ArgosyClient client = session().client()) {
                NodeView view = client.get(path(), NodeView.class);
                if (session().asJson()) {
                    session().terminal().printJson(view);
                } else {
                    session().terminal().print(table(view));
                }
            }
        }

        private static Table table(NodeView node) {
            Table table = new Table("NODE", node.name().value());
            table.row("id", node.id());
            table.row("state", state(node) + ": " + node.silence().map(NodeLooks::silence).orElse(node.liveness().cause()));
            table.row("availability", lower(node.availability()));
            node.drain().map(Object::toString).filter(text -> !text.isEmpty()).ifPresent(text -> table.row("drain", text));
            node.moves().ifPresent(moves -> table.row("moves", moves));
            table.row("pool", pool(node));
            table.row("topology", node.topology().isEmpty() ? "-" : String.join("/", node.topology()));
            table.row("labels", node.labels().isEmpty() ? "-" : labels(node.labels()));
            table.row("joined", node.joinedAt());
            table.row("tasks", node.tasks());
            node.facts().ifPresent(facts -> rows(table, node, facts));
            return table;
        }

        private static void rows(Table table, NodeView node, NodeFacts facts) {
            table.row("reserved", "%s of %s cpus, %s of %s".formatted(node.reservedCpus(), facts.cpus(), node.reservedMemory(), facts.memory()));
            table.row("address", facts.address());
            table.row("host name", facts.hostname());
            table.row("platform", facts.os() + "/" + facts.architecture());
            table.row("engine", facts.engineVersion() + " (API " + facts.engineApiVersion() + ")");
            table.row("agent", facts.agentVersion());
            facts.condition().diskFree().ifPresent(free -> table.row("disk free", free));
            if (!note(node).isEmpty()) {
                table.row("problem", note(node));
            }
        }
    }

    static String labels(Map<String, String> labels) {
        return labels.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).sorted().collect(Collectors.joining(", "));
    }

    static String tasks(int count) {
        return count == 1 ? "1 task" : count + " tasks";
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// A node that is connected and not heard is neither there nor away yet.
    static String state(NodeView node) {
        return node.silence().isPresent() ? "silent" : lower(node.liveness().state());
    }

    /// Why it is not heard; empty when it is.
    static String absence(NodeView node) {
        return node.liveness().state() == Liveness.State.CONNECTED ? node.silence().map(NodeLooks::silence).orElse("") : node.liveness().cause();
    }

    private static String silence(SilenceView silence) {
        return "nothing heard for %d s".formatted(silence.time().toSeconds()) + silence.cause().map(cause -> ", " + cause).orElse("");
    }

    private static String pool(NodeView node) {
        return node.pool() + node.space().map(only -> " (space " + only + ")").orElse("");
    }

    private static String rest(NodeView node) {
        return node.liveness().flapping().restsUntil()
                .map(until -> "lost %d times lately: no new tasks until %s, or `argosy node activate %s`"
                        .formatted(node.liveness().flapping().losses().size(), until.truncatedTo(ChronoUnit.SECONDS), node.name()))
                .orElse("");
    }

    /// What is wrong with the node.
    private static String note(NodeView node) {
        Optional<NodeFacts> facts = node.facts();
        return Stream.of(facts.map(NodeFacts::engineProblem).orElse(""), facts.map(NodeFacts::namesProblem).orElse(""),
                        node.drain().map(DrainView::toString).orElse(""), rest(node))
                .filter(problem -> !problem.isEmpty()).collect(Collectors.joining("; "));
    }
}
