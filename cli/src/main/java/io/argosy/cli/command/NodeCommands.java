package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.NodeLabelsRequest;
import io.argosy.api.rest.NodeView;
import io.argosy.cli.output.CommandFailure;
import io.argosy.model.node.Node;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "node", description = "The machines of the cluster.",
        subcommands = {
            NodeLooks.ListNodes.class, NodeLooks.InspectNode.class, NodeCommands.Label.class, NodeCommands.Drain.class, NodeCommands.Activate.class,
            NodeCommands.Remove.class, NodeCommands.Expel.class, NodeTokenCommands.Create.class, NodeTokenCommands.ListTokens.class, NodeTokenCommands.Revoke.class})
final class NodeCommands {

    /// What each command about one node takes.
    abstract static class OfNode implements Runnable {
        @Mixin
        private Session session;

        @Parameters(index = "0", paramLabel = "NODE", description = "Its name or id.")
        private String node;

        Session session() {
            return session;
        }

        String node() {
            return node;
        }

        String path() {
            return "/v1/nodes/" + Paths.encode(node);
        }

        /// Prints what came of it.
        void told(NodeView view, String words) {
            if (session.asJson()) {
                session.terminal().printJson(view);
            } else {
                session.terminal().note(words);
            }
        }
    }

    @Command(name = "label", description = "Give a node labels, or take them away. They stand whatever its agent is started with.",
            footer = {"", "Examples:", "  argosy node label n1 disk=ssd", "  argosy node label n1 disk-"})
    static final class Label extends OfNode {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "KEY=VALUE|KEY-", description = "A label to give; KEY- takes it away.")
        private List<String> changes;

        @Override
        public void run() {
            NodeLabelsRequest request = request();
            try (ArgosyClient client = session().client()) {
                NodeView view = client.postIdempotent(path() + "/labels", request, NodeView.class);
                told(view, view.name() + ": " + (view.labels().isEmpty() ? "no labels" : NodeLooks.labels(view.labels())));
            }
        }

        private NodeLabelsRequest request() {
            Map<String, String> set = new LinkedHashMap<>();
            Set<String> remove = new HashSet<>();
            for (String change : changes) {
                int cut = change.indexOf('=');
                if (cut > 0) {
                    set.put(change.substring(0, cut), change.substring(cut + 1));
                } else if (cut < 0 && change.length() > 1 && change.endsWith("-")) {
                    remove.add(change.substring(0, change.length() - 1));
                } else {
                    throw CommandFailure.usage("'" + change + "' is no change of a label", "write KEY=VALUE to give one, KEY- to take one away");
                }
            }
            return new NodeLabelsRequest(set, remove);
        }
    }

    @Command(name = "drain", description = "Have a node's tasks replaced on other nodes, and give it no more.",
            footer = {"", "Tasks of services go one after another, as their update policy allows. Jobs, and what a volume binds to the node, stay.", "",
                "Examples:", "  argosy node drain n1", "  argosy node drain n1 --wait"})
    static final class Drain extends OfNode implements IExitCodeGenerator {
        @Mixin
        private WaitOptions wait;

        private int exitCode;

        @Override
        public void run() {
            try (ArgosyClient client = session().client()) {
                NodeView view = client.postIdempotent(path() + "/drain", Map.of(), NodeView.class);
                told(view, "draining %s, which has %s; `argosy node activate %s` ends that".formatted(view.name(), NodeLooks.tasks(view.tasks()), view.name()));
                if (wait.waits()) {
                    exitCode = new DrainWait(client, session(), path()).until(wait.timeout());
                }
            }
        }

        @Override
        public int getExitCode() {
            return exitCode;
        }
    }

    @Command(name = "activate", description = "Give a node tasks again.", footer = {"", "Example:", "  argosy node activate n1"})
    static final class Activate extends OfNode {
        @Override
        public void run() {
            try (ArgosyClient client = session().client()) {
                NodeView view = client.postIdempotent(path() + "/activate", Map.of(), NodeView.class);
                told(view, view.name() + " is " + NodeLooks.lower(Node.Availability.ACTIVE));
            }
        }
    }

    @Command(name = "expel", description = "Take back a node's certificates: its agent is away until the machine joins again. It stays a node, and what it runs goes on.",
            footer = {"", "Examples:", "  argosy node expel n1", "  argosy node expel n1 --cause 'its disk was copied'"})
    static final class Expel extends OfNode {
        @Option(names = "--cause", paramLabel = "TEXT", description = "Why, for those who look after the node.")
        private String cause;

        @Override
        public void run() {
            try (ArgosyClient client = session().client()) {
                NodeView view = client.post(path() + "/expel" + Paths.query("cause", cause), Map.of(), NodeView.class);
                told(view, "took back the certificates of " + node());
            }
        }
    }

    @Command(name = "rm", description = "Forget a node: its certificate counts no more.",
            footer = {"", "A node with tasks is drained first, or forgotten by force.", "", "Examples:", "  argosy node rm n1", "  argosy node rm n1 --force"})
    static final class Remove extends OfNode {
        @Option(names = "--force", description = "Also with tasks or volumes: they are lost to the cluster, and what runs there has to be ended there.")
        private boolean force;

        @Override
        public void run() {
            try (ArgosyClient client = session().client()) {
                client.delete(path() + Paths.query("force", force));
                if (!session().asJson()) {
                    session().terminal().note("removed " + node());
                }
            }
        }
    }
}
