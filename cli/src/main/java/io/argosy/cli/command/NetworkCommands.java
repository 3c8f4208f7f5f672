package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.NetworkMemberView;
import io.argosy.api.rest.NetworkRepairView;
import io.argosy.api.rest.NetworkView;
import io.argosy.cli.output.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "network", description = "Networks of apps.",
        subcommands = {NetworkCommands.ListNetworks.class, NetworkCommands.ListMembers.class, NetworkCommands.Repair.class})
final class NetworkCommands {

    @Command(name = "ls", description = "List the networks of all apps.", footer = {"", "Example:", "  argosy network ls"})
    static final class ListNetworks implements Runnable {
        @Mixin
        private Session session;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                List<NetworkView> networks = client.list("/v1/networks", NetworkView.class);
                if (session.asJson()) {
                    session.terminal().printJson(networks);
                    return;
                }
                Table table = new Table("APP", "NETWORK", "KIND", "STATE", "SUBNET", "NODES", "ON ENGINES", "NOTE");
                networks.forEach(network -> table.row(network.space() + "/" + network.app(), network.name(), network.kind(), network.state(),
                        words(network.subnets()), words(network.nodes()), network.engineName(), network.problem()));
                session.terminal().print(table);
            }
        }
    }

    @Command(name = "members", description = "Show how nodes take part in the network that spans them.",
            footer = {"", "Example:", "  argosy network members"})
    static final class ListMembers implements Runnable {
        @Mixin
        private Session session;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                List<NetworkMemberView> members = client.list("/v1/networks/members", NetworkMemberView.class);
                if (session.asJson()) {
                    session.terminal().printJson(members);
                    return;
                }
                Table table = new Table("NODE", "STATE", "ROLE", "NOTE");
                members.forEach(member -> table.row(member.node(), member.state(), role(member), member.problem()));
                session.terminal().print(table);
            }
        }

        private static String role(NetworkMemberView member) {
            String role = member.role().isEmpty() ? "-" : member.role();
            return member.steward() ? role + " (steward)" : role;
        }
    }

    @Command(name = "repair", description = "Give up lost managers of the network that spans nodes, when those left cannot agree without them.",
            footer = {"", "One manager that is left goes on alone, and makes others again. Where none is left, another network begins: tasks that run lose their",
                "connections to other nodes for some seconds. Only for nodes that are gone for good: one that lives on, cut off, would go on with a network of its own.",
                "", "Example:", "  argosy network repair"})
    static final class Repair implements Runnable {
        @Mixin
        private Session session;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                NetworkRepairView view = client.post("/v1/networks/repair", Map.of(), NetworkRepairView.class);
                if (session.asJson()) {
                    session.terminal().printJson(view);
                } else {
                    session.terminal().note("gave up " + words(view.givenUp()) + "; see `argosy network members`");
                }
            }
        }
    }

    private static String words(List<?> values) {
        return values.isEmpty() ? "-" : values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
