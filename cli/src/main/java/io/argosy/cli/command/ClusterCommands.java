package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.SettingRequest;
import io.argosy.api.rest.SettingView;
import io.argosy.cli.output.Ages;
import io.argosy.cli.output.CommandFailure;
import io.argosy.cli.output.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Settings of the whole cluster.
@Command(name = "cluster", description = "Settings of the whole cluster. They can be changed while it runs, and hold whichever server leads.",
        subcommands = {ClusterCommands.Show.class, ClusterCommands.Set.class})
final class ClusterCommands {

    private static final String PATH = "/v1/settings";

    @Command(name = "show", description = "Show the settings, and who changed them.", footer = {"", "Examples:", "  argosy cluster show", "  argosy cluster show --json"})
    static final class Show implements Runnable {
        @Mixin
        private Session session;

        @Override
        public void run() {
            try (ArgosyClient client = session.client()) {
                print(session, client.list(PATH, SettingView.class));
            }
        }
    }

    @Command(name = "set", description = "Change settings, or give them their standard values again.",
            footer = {"", "rebalance=N  how many tasks may be moved at a time to nodes that join, return or are activated, so that services are spread",
                "             evenly; 0, the standard, for none. Moves under way end when it is set to 0.", "",
                "Examples:", "  argosy cluster set rebalance=2", "  argosy cluster set rebalance-"})
    static final class Set implements Runnable {
        @Mixin
        private Session session;

        @Parameters(arity = "1..*", paramLabel = "NAME=VALUE|NAME-", description = "A setting and its value; NAME- gives it its standard value again.")
        private List<String> changes;

        @Override
        public void run() {
            List<SettingChange> understood = changes.stream().map(SettingChange::parse).toList();
            try (ArgosyClient client = session.client()) {
                understood.forEach(change -> apply(client, change));
                print(session, client.list(PATH, SettingView.class));
            }
        }

        private static void apply(ArgosyClient client, SettingChange change) {
            String path = PATH + "/" + Paths.encode(change.name());
            change.value().ifPresentOrElse(value -> client.put(path, new SettingRequest(value)), () -> client.delete(path));
        }
    }

    /// @param value absent for the standard one
    record SettingChange(String name, Optional<String> value) {

        /// @throws CommandFailure when it is neither `NAME=VALUE` nor `NAME-`
        static SettingChange parse(String text) {
            int cut = text.indexOf('=');
            if (cut > 0) {
                return new SettingChange(text.substring(0, cut), Optional.of(text.substring(cut + 1)));
            }
            if (cut < 0 && text.length() > 1 && text.endsWith("-")) {
                return new SettingChange(text.substring(0, text.length() - 1), Optional.empty());
            }
            throw CommandFailure.usage("'" + text + "' is no change of a setting", "write NAME=VALUE to set one, NAME- for its standard value");
        }
    }

    private static void print(Session session, List<SettingView> settings) {
        if (session.asJson()) {
            session.terminal().printJson(settings);
            return;
        }
        Instant now = Instant.now();
        Table table = new Table("SETTING", "VALUE", "STANDARD", "BY", "CHANGED", "MEANING");
        settings.forEach(setting -> table.row(setting.name(), setting.value(), setting.standard(), setting.by().orElse("-"),
                setting.changedAt().map(at -> Ages.since(at, now) + " ago").orElse("-"), setting.meaning()));
        session.terminal().print(table);
    }
}
