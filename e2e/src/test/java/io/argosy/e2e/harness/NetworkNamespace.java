package io.argosy.e2e.harness;

import java.util.ArrayList;
import java.util.List;

/// A machine's network: a namespace with a cable to a bridge that all machines of a run share.
///
/// @param number from 1; makes name and address
public record NetworkNamespace(int number) {

    private static final String BRIDGE = "aqe-br";
    private static final String NETWORK = "10.213.0.";

    public static NetworkNamespace create(int number) {
        NetworkNamespace namespace = new NetworkNamespace(number);
        createBridge();
        String outer = "aqe-v" + number;
        root("ip", "netns", "add", namespace.name());
        root("ip", "link", "add", outer, "type", "veth", "peer", "name", "eth0", "netns", namespace.name());
        root("ip", "link", "set", outer, "master", BRIDGE, "up");
        namespace.run("ip", "link", "set", "lo", "up");
        namespace.run("ip", "address", "add", namespace.address() + "/24", "dev", "eth0");
        namespace.run("ip", "link", "set", "eth0", "up");
        namespace.run("ip", "route", "add", "default", "via", NETWORK + "254");
        namespace.run("sysctl", "-qw", "net.ipv4.ip_forward=1");
        return namespace;
    }

    private static void createBridge() {
        if (Command.of("ip", "link", "show", BRIDGE).run().isSuccess()) {
            return;
        }
        root("ip", "link", "add", BRIDGE, "type", "bridge");
        root("ip", "address", "add", NETWORK + "254/24", "dev", BRIDGE);
        root("ip", "link", "set", BRIDGE, "up");
        // Frames between machines pass the bridge unfiltered, as they would pass a switch.
        Command.of("sysctl", "-qw", "net.bridge.bridge-nf-call-iptables=0").run();
    }

    public String name() {
        return "aqe-" + number;
    }

    /// Reached from the test itself, over the bridge.
    public String address() {
        return NETWORK + number;
    }

    /// The words that run something inside.
    public List<String> enter(List<String> command) {
        List<String> words = new ArrayList<>(List.of("nsenter", "--net=/run/netns/" + name()));
        words.addAll(command);
        return words;
    }

    private void run(String... command) {
        Command.of(enter(List.of(command))).run().succeeded();
    }

    private static void root(String... command) {
        Command.of(command).run().succeeded();
    }
}
