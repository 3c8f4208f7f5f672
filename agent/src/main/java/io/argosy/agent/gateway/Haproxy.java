package io.argosy.agent.gateway;

import io.argosy.gateway.config.Running;
import io.argosy.gateway.runtime.Answers;
import io.argosy.gateway.runtime.Workers;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A running HAProxy, spoken to through its sockets.
final class Haproxy {
    /// A line of commands must fit in HAProxy's buffer of 16 KiB.
    private static final int COMMANDS_PER_LINE = 20;

    private final CommandSocket runtime;
    private final CommandSocket master;

    Haproxy(GatewayFiles files) {
        this.runtime = new CommandSocket(files.runtimeSocket());
        this.master = new CommandSocket(files.masterSocket());
    }

    /// @throws IOException when it does not run, or does not answer
    Running observe() throws IOException {
        return Answers.running(runtime.ask("show info"), runtime.ask("show servers state"), runtime.ask("show stat"));
    }

    String fingerprint() throws IOException {
        return Answers.fingerprint(runtime.ask("show info"));
    }

    void execute(List<String> commands) throws IOException {
        for (int from = 0; from < commands.size(); from += COMMANDS_PER_LINE) {
            runtime.ask(String.join(";", commands.subList(from, Math.min(commands.size(), from + COMMANDS_PER_LINE))));
        }
    }

    /// Has the master start a worker with the configuration on disk. Returns before that worker serves.
    void reload() throws IOException, InterruptedException {
        master.askPatiently("reload");
    }

    /// Connections by address of the server, those that workers of former configurations still have among them.
    Map<String, Integer> sessions() throws IOException, InterruptedException {
        Map<String, Integer> sessions = new HashMap<>();
        for (int worker : Workers.parse(master.askPatiently("show proc")).all()) {
            Answers.sessions(master.askPatiently("@!" + worker + " show stat")).forEach((address, count) -> sessions.merge(address, count, Integer::sum));
        }
        return sessions;
    }
}
