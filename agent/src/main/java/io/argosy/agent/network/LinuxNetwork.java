package io.argosy.agent.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The network stack of this very node, by the programs that every Docker host has: `ip`, `nsenter` and `iptables-restore`.
public final class LinuxNetwork implements HostNetwork {
    /// Marks our routes among those of others.
    private static final String PROTOCOL = "44";
    private static final long PATIENCE_SECONDS = 20;

    private final List<String> within;

    /// Of the node that this process runs on.
    public LinuxNetwork() {
        this(List.of());
    }

    /// @param within words that lead a command to another network namespace, such as `ip netns exec NAME`
    LinuxNetwork(List<String> within) {
        this.within = List.copyOf(within);
    }

    @Override
    public Map<String, String> routes() {
        Map<String, String> routes = new LinkedHashMap<>();
        run("", "ip", "-4", "route", "show", "proto", PROTOCOL).lines().map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 2 && words[1].equals("via")).forEach(words -> routes.put(words[0], words[2]));
        return routes;
    }

    @Override
    public void route(String subnet, String via) {
        run("", "ip", "-4", "route", "replace", subnet, "via", via, "proto", PROTOCOL);
    }

    @Override
    public void unroute(String subnet) {
        run("", "ip", "-4", "route", "del", subnet, "proto", PROTOCOL);
    }

    @Override
    public void guard(int pid, String node) {
        run(GuardRules.of(node), "nsenter", "-t", String.valueOf(pid), "-n", "iptables-restore");
    }

    @Override
    public void routeInside(int pid, String address, String via) {
        run("", "nsenter", "-t", String.valueOf(pid), "-n", "ip", "-4", "route", "replace", address + "/32", "via", via);
    }

    @Override
    public List<Outgoing> outgoing(int port) {
        return Outgoing.read(run("", "ss", "-H", "-t", "-n", "-o", "state", "established", "dport", "=", ":" + port));
    }

    @Override
    public void reset(Outgoing connection) {
        run("", "ss", "-H", "-K", "-t", "-n", "state", "established", "src", connection.local(), "dst", connection.peer());
    }

    @Override
    public boolean connected(int pid, List<String> subnets) {
        return Connections.of(Path.of("/proc/" + pid + "/net")).stream().anyMatch(own -> subnets.stream().anyMatch(subnet -> Subnets.contain(subnet, own)));
    }

    /// @return what the program printed
    private String run(String input, String... words) {
        List<String> command = new ArrayList<>(within);
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new HostFault(String.join(" ", command) + " did not end");
            }
            if (process.exitValue() != 0) {
                throw new HostFault(String.join(" ", command) + ": " + said.strip() + "; the agent must run as root in the node's own namespaces");
            }
            return said;
        } catch (IOException e) {
            throw new HostFault("%s cannot be run on this node (%s): install iproute2, util-linux and iptables".formatted(words[0], e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new HostFault(String.join(" ", command) + " was interrupted");
        }
    }
}
