package io.argosy.gateway.config;

import io.argosy.gateway.route.BackendName;
import io.argosy.gateway.route.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What leads from what runs to what is wanted.
public sealed interface Change {
    /// It runs already.
    record None() implements Change {}

    /// @param commands of the Runtime API, in order; saying them twice does no harm
    record RuntimeUpdate(List<String> commands) implements Change {
        public RuntimeUpdate {
            commands = List.copyOf(commands);
        }
    }

    /// @param config the whole text to start a new process with
    record Reload(String config) implements Change {}

    static Change between(Running applied, Layout wanted, GatewaySettings settings) {
        if (!applied.fingerprint().equals(ConfigText.fingerprint(wanted, settings))) {
            return new Reload(ConfigText.render(wanted, settings));
        }
        List<String> commands = new ArrayList<>();
        List<String> last = new ArrayList<>();
        for (var backend : wanted.backends().entrySet()) {
            Slots now = applied.backends().get(backend.getKey());
            if (now == null || now.size() != backend.getValue().size()) {
                return new Reload(ConfigText.render(wanted, settings));
            }
            for (int i = 0; i < now.size(); i++) {
                Optional<Server> before = now.places().get(i);
                Optional<Server> after = backend.getValue().places().get(i);
                (takesOut(before, after) ? last : commands).addAll(commands(backend.getKey(), i, before, after));
            }
        }
        commands.addAll(last);
        return commands.isEmpty() ? new None() : new RuntimeUpdate(commands);
    }

    /// HAProxy may pass on connections between two commands: who comes is let in before others are taken out, or else there could be nobody for a moment.
    private static boolean takesOut(Optional<Server> now, Optional<Server> wanted) {
        return now.isPresent() && wanted.filter(server -> !server.draining()).isEmpty();
    }

    private static List<String> commands(BackendName backend, int index, Optional<Server> now, Optional<Server> wanted) {
        if (now.equals(wanted)) {
            return List.of();
        }
        String set = "set server " + backend + "/" + ConfigText.slotName(index) + " ";
        if (wanted.isEmpty()) {
            return List.of(set + "state maint");
        }
        Server server = wanted.get();
        List<String> commands = new ArrayList<>();
        boolean stays = now.filter(server::sameEndpoint).isPresent();
        if (!stays) {
            now.ifPresent(left -> commands.add(set + "state maint"));
            commands.add(set + "addr " + server.address() + " port " + server.port());
        }
        if (!stays || now.get().weight() != server.weight()) {
            commands.add(set + "weight " + server.weight());
        }
        if (!stays || now.get().admission() != server.admission()) {
            commands.add(set + "state " + (server.draining() ? "drain" : "ready"));
        }
        return commands;
    }
}
