package io.argosy.e2e.harness;

import java.nio.file.Path;

/// One of a [Fleet]'s several servers, with its member of etcd, on a machine of their own.
///
/// @param number from 1
/// @param state of the fleet
/// @param namespace of the machine's network
public record FleetServer(int number, Path state, String namespace) {

    private static final String STORE_PORT = "2379";

    public String name() {
        return "s" + number;
    }

    /// @param signal `KILL` and the like
    public void signal(String signal) {
        signal(process(), signal);
    }

    public void signalMember(String signal) {
        signal(member(), signal);
    }

    private void signal(String process, String signal) {
        Command.of("kill", "-" + signal, Texts.read(state.resolve(process + ".pid")).strip()).run().succeeded();
    }

    private String process() {
        return number == 1 ? "server" : "server-" + number;
    }

    private String member() {
        return "etcd-" + number;
    }

    /// It reaches no member of etcd any more, all else as before. Nobody tells it so.
    public void cutFromStore() {
        firewall("-I");
    }

    public void mendToStore() {
        firewall("-D");
    }

    private void firewall(String change) {
        Command.of("nsenter", "--net=/run/netns/" + namespace, "iptables", "-w", change, "OUTPUT", "-p", "tcp", "--dport", STORE_PORT, "-j", "DROP").run().succeeded();
    }

    Path log() {
        return state.resolve(process() + ".log");
    }

    Path memberLog() {
        return state.resolve(member() + ".log");
    }
}
