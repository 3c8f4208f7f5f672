package io.argosy.model.join;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A port on which nodes reach each other.
public record NodePort(int number, Transport transport) {

    /// How it is spoken to.
    public enum Transport { TCP, UDP }

    /// What the engines' networks over several nodes need: changes of membership, word of who is there, and the traffic itself.
    public static final List<NodePort> ALL = List.of(
            new NodePort(2377, Transport.TCP), new NodePort(7946, Transport.TCP), new NodePort(7946, Transport.UDP), new NodePort(4789, Transport.UDP));

    public NodePort {
        if (number < 1 || number > 65535) {
            throw new IllegalArgumentException("a port is between 1 and 65535, not " + number);
        }
        Objects.requireNonNull(transport, "transport");
    }

    /// As people write it: `2377/tcp`.
    @Override
    public String toString() {
        return number + "/" + transport.name().toLowerCase(Locale.ROOT);
    }
}
