package io.argosy.model.node;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What an agent can do that those of an earlier release cannot, and that some tasks, or the virtual engine, rely on. Agents say it in words, so that those of a later release are passed over.
public enum AgentFeature {

    /// Exclusive tasks run only under a lease, and are ended when it lapses.
    LEASES("leases"),

    /// Connections to the node's engine are carried over the session.
    TUNNELS("tunnels"),

    /// Containers are given a socket that leads to the virtual engine.
    SOCKETS("sockets"),

    /// Connections to ports that containers publish are carried over the session.
    PORTS("ports");

    private final String word;

    AgentFeature(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// All that this release can.
    public static Set<String> words() {
        return Arrays.stream(values()).map(AgentFeature::word).collect(Collectors.toUnmodifiableSet());
    }
}
